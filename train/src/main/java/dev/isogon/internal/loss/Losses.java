package dev.isogon.internal.loss;

import dev.isogon.internal.base.WrittenCall;
import dev.isogon.internal.loss.regularizer.CenterInvariant;
import dev.isogon.internal.loss.regularizer.RegularFace;
import dev.isogon.internal.loss.regularizer.Regularizer;
import dev.isogon.internal.loss.scale.AdaCos;
import dev.isogon.internal.loss.scale.FixedScale;
import dev.isogon.metrics.SettingsException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Every loss that can be had, and how it is written. A name stands for a sentence: {@code arcface} for {@code
 * angular(0.5) x 64}. Words may be combined freely, in any order, the head and what changes nothing left out: {@code
 * angular(0.2) x adacos}. Regularizers follow with a plus: {@code arcface + regular-face(0.1)}.
 */
public final class Losses {

    private static final ScaleWord FIXED_ADACOS =
            new ScaleWord("√2·ln(C−1)", false, shape -> new FixedScale(AdaCos.fixed(shape.classes())));
    private static final ScaleWord ADACOS = new ScaleWord("adacos", true, shape -> new AdaCos(shape.classes()));

    /** The named losses: a line each. */
    static final Map<String, Function<LossWord, Sentence>> NAMED = new LinkedHashMap<>();

    /** What compares the images of a batch with each other, from its whole text and its word: a line each. */
    static final Map<String, BiFunction<String, LossWord, PairRecipe>> PAIRS = new LinkedHashMap<>();

    /** The words by kind; a bare number is a scale. */
    static final Map<String, HeadWord> HEADS = new LinkedHashMap<>();

    static final Map<String, Function<LossWord, MarginWord>> MARGINS = new LinkedHashMap<>();
    static final Map<String, Function<LossWord, ScaleWord>> SCALES = new LinkedHashMap<>();
    static final Map<String, Function<LossWord, CriterionWord>> CRITERIA = new LinkedHashMap<>();
    static final Map<String, Function<Shape, Regularizer>> REGULARIZERS = new LinkedHashMap<>();

    static {
        HEADS.put("cosine", HeadWord.COSINE);
        HEADS.put("linear", HeadWord.LINEAR);
        HEADS.put("identity", HeadWord.IDENTITY);

        MARGINS.put("none", word -> MarginWord.NONE);
        MARGINS.put("angular", WrittenSettings::angular);
        MARGINS.put("curricular", WrittenSettings::curricular);
        MARGINS.put("adaptive", WrittenSettings::adaptive);
        MARGINS.put("additive", word -> WrittenSettings.additive(word, 0.35));

        SCALES.put("scale", WrittenSettings::scale);
        SCALES.put("temperature", WrittenSettings::temperature);
        SCALES.put("fixed-adacos", word -> FIXED_ADACOS);
        SCALES.put("adacos", word -> ADACOS);

        CRITERIA.put("softmax", word -> CriterionWord.SOFTMAX);

        REGULARIZERS.put("center-invariant", shape -> new CenterInvariant());
        REGULARIZERS.put("regular-face", shape -> new RegularFace());

        NAMED.put("cross-entropy", word -> new Sentence(HeadWord.LINEAR, MarginWord.NONE, WrittenSettings.constant(1)));
        NAMED.put("normalized-softmax", word -> cosine(MarginWord.NONE, WrittenSettings.scaleOrTemperature(word)));
        NAMED.put("fixed-adacos", word -> cosine(MarginWord.NONE, FIXED_ADACOS));
        NAMED.put("adacos", word -> cosine(MarginWord.NONE, ADACOS));
        NAMED.put("arcface", word -> cosine(WrittenSettings.angular(word), WrittenSettings.scale(word)));
        NAMED.put("curricularface", word -> cosine(WrittenSettings.curricular(word), WrittenSettings.scale(word)));
        NAMED.put("adaface", word -> cosine(WrittenSettings.adaptive(word), WrittenSettings.scale(word)));
        NAMED.put("cosface", word -> cosine(WrittenSettings.additive(word, 0.35), WrittenSettings.scale(word)));
        NAMED.put("simple-arcface", word -> cosine(WrittenSettings.additive(word, 28.6), WrittenSettings.scale(word)));

        PAIRS.put("supcon", WrittenSettings::supcon);
    }

    private Losses() {}

    /** Head, margin and scale of a named loss; the criterion of all of them is the softmax. */
    record Sentence(HeadWord head, MarginWord margin, ScaleWord scale) {}

    /** Names of the named losses, in the order of the documentation. */
    public static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(NAMED.keySet());
        names.addAll(PAIRS.keySet());
        return names;
    }

    /** All words that may stand in a combination, in the order of the documentation. */
    public static Set<String> words() {
        Set<String> words = new LinkedHashSet<>(HEADS.keySet());
        words.addAll(MARGINS.keySet());
        words.addAll(SCALES.keySet());
        words.addAll(CRITERIA.keySet());
        words.addAll(REGULARIZERS.keySet());
        return words;
    }

    /** A comma-separated list of losses; commas inside parentheses belong to a loss. */
    public static List<String> list(String text) {
        return WrittenCall.split(text, ",").stream()
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /**
     * Reads a loss.
     *
     * @throws SettingsException when it is not one, saying which part and what there is
     */
    public static LossRecipe parse(String text) {
        try {
            return LossParser.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new SettingsException("loss '" + text.strip() + "': " + e.getMessage());
        }
    }

    private static Sentence cosine(MarginWord margin, ScaleWord scale) {
        return new Sentence(HeadWord.COSINE, margin, scale);
    }
}
