package dev.isogon.internal.loss;

import dev.isogon.internal.loss.margin.AdaptiveMargin;
import dev.isogon.internal.loss.margin.AdditiveMargin;
import dev.isogon.internal.loss.margin.AngularMargin;
import dev.isogon.internal.loss.margin.AngularMargin.Beyond;
import dev.isogon.internal.loss.margin.AngularMargin.Gradient;
import dev.isogon.internal.loss.margin.CurricularMargin;
import dev.isogon.internal.loss.pair.SupervisedContrastive;
import dev.isogon.internal.loss.part.ShortNumber;
import dev.isogon.internal.loss.scale.FixedScale;

/** What may stand in the parentheses of a loss's words, with what holds where it does not. */
final class WrittenSettings {

    private WrittenSettings() {}

    static MarginWord angular(LossWord word) {
        return MarginWord.of(new AngularMargin(
                word.radians("margin", 0.5),
                word.choice("gradient", Gradient.class, Gradient.EXACT),
                word.choice("beyond", Beyond.class, Beyond.MONOTONE)));
    }

    static MarginWord curricular(LossWord word) {
        double margin = new AngularMargin(word.radians("margin", 0.5), Gradient.EXACT, Beyond.MONOTONE).margin();
        return MarginWord.angular(
                "curricular(" + ShortNumber.of(margin) + ")", margin, shape -> new CurricularMargin(margin));
    }

    static MarginWord adaptive(LossWord word) {
        double margin = new AngularMargin(word.radians("margin", 0.4), Gradient.EXACT, Beyond.MONOTONE).margin();
        double concentration = word.number("concentration", 0.333);
        if (!(concentration > 0 && concentration < 1e4)) {
            throw new IllegalArgumentException(
                    "concentration must be above 0, but was " + ShortNumber.of(concentration));
        }
        return MarginWord.additive(
                "adaptive(" + ShortNumber.of(margin)
                        + (concentration == 0.333 ? "" : ", concentration=" + ShortNumber.of(concentration)) + ")",
                margin,
                shape -> new AdaptiveMargin(margin, concentration));
    }

    static MarginWord additive(LossWord word, double otherwise) {
        return MarginWord.of(new AdditiveMargin(word.number("margin", otherwise)));
    }

    static ScaleWord constant(double value) {
        FixedScale scale = new FixedScale(value);
        return new ScaleWord(scale.toString(), false, shape -> scale);
    }

    /** Supervised contrastive, of a loss's whole text. */
    static PairRecipe supcon(String text, LossWord word) {
        SupervisedContrastive loss = new SupervisedContrastive(word.number("temperature", 0.1));
        int images = perClass(word);
        String label = "supcon(" + ShortNumber.of(loss.temperature()) + ", images=" + images + ")";
        return new PairRecipe(text, label, images, shape -> loss);
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

    static ScaleWord scale(LossWord word) {
        return constant(word.number("scale", 64));
    }

    static ScaleWord temperature(LossWord word) {
        double temperature = word.number("temperature", 0.05);
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be above 0, but was " + ShortNumber.of(temperature));
        }
        return constant(1 / temperature);
    }

    static ScaleWord scaleOrTemperature(LossWord word) {
        if (word.has("scale") && word.has("temperature")) {
            throw new IllegalArgumentException(
                    "scale and temperature are one setting (scale = 1/temperature); give one");
        }
        return word.has("scale") ? constant(word.number("scale", 20)) : temperature(word);
    }
}
