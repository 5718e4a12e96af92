package dev.isogon.internal.loss;

import dev.isogon.internal.base.WrittenCall;
import dev.isogon.internal.loss.AngularMargin.Beyond;
import dev.isogon.internal.loss.AngularMargin.Gradient;
import dev.isogon.internal.loss.LossRecipe.HeadWord;
import dev.isogon.internal.loss.LossRecipe.ScaleWord;
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
            new ScaleWord("√2·ln(C−1)", false, classes -> new FixedScale(AdaCos.fixed(classes)));
    private static final ScaleWord ADACOS = new ScaleWord("adacos", true, AdaCos::new);

    /** The named losses: a line each. */
    static final Map<String, Function<LossWord, Sentence>> NAMED = new LinkedHashMap<>();

    /** The words by kind; a bare number is a scale. */
    static final Map<String, HeadWord> HEADS = new LinkedHashMap<>();

    static final Map<String, Function<LossWord, Margin>> MARGINS = new LinkedHashMap<>();
    static final Map<String, Function<LossWord, ScaleWord>> SCALES = new LinkedHashMap<>();
    static final Map<String, Criterion> CRITERIA = new LinkedHashMap<>();
    static final Map<String, Regularizer> REGULARIZERS = new LinkedHashMap<>();

    static {
        HEADS.put("cosine", HeadWord.COSINE);
        HEADS.put("linear", HeadWord.LINEAR);
        HEADS.put("identity", HeadWord.IDENTITY);

        MARGINS.put("none", word -> new NoMargin());
        MARGINS.put("angular", word -> angular(word));
        MARGINS.put("additive", word -> additive(word, 0.35));

        SCALES.put("scale", word -> constant(word.number("scale", 64)));
        SCALES.put("temperature", Losses::temperature);
        SCALES.put("fixed-adacos", word -> FIXED_ADACOS);
        SCALES.put("adacos", word -> ADACOS);

        CRITERIA.put("softmax", new SoftmaxCrossEntropy());

        REGULARIZERS.put("center-invariant", new CenterInvariant());
        REGULARIZERS.put("regular-face", new RegularFace());

        NAMED.put("cross-entropy", word -> new Sentence(HeadWord.LINEAR, new NoMargin(), constant(1)));
        NAMED.put("normalized-softmax", word -> cosine(new NoMargin(), scaleOrTemperature(word)));
        NAMED.put("fixed-adacos", word -> cosine(new NoMargin(), FIXED_ADACOS));
        NAMED.put("adacos", word -> cosine(new NoMargin(), ADACOS));
        NAMED.put("arcface", word -> cosine(angular(word), constant(word.number("scale", 64))));
        NAMED.put("cosface", word -> cosine(additive(word, 0.35), constant(word.number("scale", 64))));
        NAMED.put("simple-arcface", word -> cosine(additive(word, 28.6), constant(word.number("scale", 64))));
    }

    private Losses() {}

    /** Head, margin and scale of a named loss; the criterion of all of them is the softmax. */
    record Sentence(HeadWord head, Margin margin, ScaleWord scale) {}

    /** Names of the named losses, in the order of the documentation. */
    public static Set<String> names() {
        return new LinkedHashSet<>(NAMED.keySet());
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

    private static Sentence cosine(Margin margin, ScaleWord scale) {
        return new Sentence(HeadWord.COSINE, margin, scale);
    }

    private static Margin angular(LossWord word) {
        return new AngularMargin(
                word.radians("margin", 0.5),
                word.choice("gradient", Gradient.class, Gradient.EXACT),
                word.choice("beyond", Beyond.class, Beyond.MONOTONE));
    }

    private static Margin additive(LossWord word, double otherwise) {
        return new AdditiveMargin(word.number("margin", otherwise));
    }

    static ScaleWord constant(double value) {
        FixedScale scale = new FixedScale(value);
        return new ScaleWord(scale.toString(), false, classes -> scale);
    }

    private static ScaleWord temperature(LossWord word) {
        double temperature = word.number("temperature", 0.05);
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be above 0, but was " + LossWord.number(temperature));
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
