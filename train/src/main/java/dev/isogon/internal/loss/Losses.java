package dev.isogon.internal.loss;

import dev.isogon.internal.base.WrittenCall;
import dev.isogon.internal.loss.part.AdaCos;
import dev.isogon.internal.loss.part.AdditiveMargin;
import dev.isogon.internal.loss.part.AngularMargin;
import dev.isogon.internal.loss.part.AngularMargin.Beyond;
import dev.isogon.internal.loss.part.AngularMargin.Gradient;
import dev.isogon.internal.loss.part.CenterInvariant;
import dev.isogon.internal.loss.part.CurricularMargin;
import dev.isogon.internal.loss.part.FixedScale;
import dev.isogon.internal.loss.part.RegularFace;
import dev.isogon.internal.loss.part.Regularizer;
import dev.isogon.internal.loss.part.ShortNumber;
import dev.isogon.internal.loss.part.SupervisedContrastive;
import dev.isogon.metrics.SettingsException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What compares the images of a batch with each other: a line each. */
    static final Map<String, PairWord> PAIRS = new LinkedHashMap<>();

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
        MARGINS.put("angular", word -> angular(word));
        MARGINS.put("curricular", Losses::curricular);
        MARGINS.put("additive", word -> additive(word, 0.35));

        SCALES.put("scale", word -> constant(word.number("scale", 64)));
        SCALES.put("temperature", Losses::temperature);
        SCALES.put("fixed-adacos", word -> FIXED_ADACOS);
        SCALES.put("adacos", word -> ADACOS);

        CRITERIA.put("softmax", word -> CriterionWord.SOFTMAX);

        REGULARIZERS.put("center-invariant", shape -> new CenterInvariant());
        REGULARIZERS.put("regular-face", shape -> new RegularFace());

        NAMED.put("cross-entropy", word -> new Sentence(HeadWord.LINEAR, MarginWord.NONE, constant(1)));
        NAMED.put("normalized-softmax", word -> cosine(MarginWord.NONE, scaleOrTemperature(word)));
        NAMED.put("fixed-adacos", word -> cosine(MarginWord.NONE, FIXED_ADACOS));
        NAMED.put("adacos", word -> cosine(MarginWord.NONE, ADACOS));
        NAMED.put("arcface", word -> cosine(angular(word), constant(word.number("scale", 64))));
        NAMED.put("curricularface", word -> cosine(curricular(word), constant(word.number("scale", 64))));
        NAMED.put("cosface", word -> cosine(additive(word, 0.35), constant(word.number("scale", 64))));
        NAMED.put("simple-arcface", word -> cosine(additive(word, 28.6), constant(word.number("scale", 64))));

        PAIRS.put("supcon", (text, word) -> {
            SupervisedContrastive loss = new SupervisedContrastive(word.number("temperature", 0.1));
            return new PairRecipe(text, loss.toString(), perClass(word), shape -> loss);
        });
    }

    private Losses() {}

    /** Reads what compares pairs; the text is the whole loss's. */
    interface PairWord {
        PairRecipe read(String text, LossWord word);
    }

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

    private static MarginWord angular(LossWord word) {
        return MarginWord.of(new AngularMargin(
                word.radians("margin", 0.5),
                word.choice("gradient", Gradient.class, Gradient.EXACT),
                word.choice("beyond", Beyond.class, Beyond.MONOTONE)));
    }

    private static MarginWord curricular(LossWord word) {
        double margin = new AngularMargin(word.radians("margin", 0.5), Gradient.EXACT, Beyond.MONOTONE).margin();
        return MarginWord.angular(
                "curricular(" + ShortNumber.of(margin) + ")", margin, shape -> new CurricularMargin(margin));
    }

    private static MarginWord additive(LossWord word, double otherwise) {
        return MarginWord.of(new AdditiveMargin(word.number("margin", otherwise)));
    }

    static ScaleWord constant(double value) {
        FixedScale scale = new FixedScale(value);
        return new ScaleWord(scale.toString(), false, shape -> scale);
    }

    /** How many images of a class a batch should have. */
    private static int perClass(LossWord word) {
        double images = word.number("images", 4);
        if (!(images >= 2 && images <= 1000 && images == Math.rint(images))) {
            throw new IllegalArgumentException(
                    "images must be a whole number from 2 to 1000, but was " + ShortNumber.of(images));
        }
        return (int) images;
    }

    private static ScaleWord temperature(LossWord word) {
        double temperature = word.number("temperature", 0.05);
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be above 0, but was " + ShortNumber.of(temperature));
        }
        return constant(1 / temperature);
    }

    private static ScaleWord scaleOrTemperature(LossWord word) {
        if (word.has("scale") && word.has("temperature")) {
            throw new IllegalArgumentException(
                    "scale and temperature are one setting (scale = 1/temperature); give one");
        }
        return word.has("scale") ? constant(word.number("scale", 20)) : temperature(word);
    }
}
