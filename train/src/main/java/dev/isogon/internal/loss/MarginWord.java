package dev.isogon.internal.loss;

import dev.isogon.internal.loss.margin.AdditiveMargin;
import dev.isogon.internal.loss.margin.AngularMargin;
import dev.isogon.internal.loss.margin.Margin;
import dev.isogon.internal.loss.margin.NoMargin;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A margin before it is made for a run.
 *
 * @param label as it is written
 * @param moves whether it changes anything at all; only then must the head give cosines
 * @param angle by how much it widens the own angle, in radians, where it does
 * @param cosine what it subtracts from the own cosine, where it does
 * @param warning what a user should know before training with it, if anything
 * @param build makes it, one for each run
 */
record MarginWord(
        String label,
        boolean moves,
        OptionalDouble angle,
        OptionalDouble cosine,
        Optional<String> warning,
        Function<Shape, Margin> build) {

    /** No margin. */
    static final MarginWord NONE = new MarginWord(
            "none", false, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), shape -> new NoMargin());

    static MarginWord of(AngularMargin margin) {
        return angular(margin.toString(), margin.margin(), shape -> margin);
    }

    static MarginWord of(AdditiveMargin margin) {
        return new MarginWord(
                margin.toString(),
                true,
                OptionalDouble.empty(),
                OptionalDouble.of(margin.margin()),
                margin.warning(),
                shape -> margin);
    }

    /** One of an angle that remembers something, so that each run needs its own. */
    static MarginWord angular(String label, double angle, Function<Shape, Margin> build) {
        return new MarginWord(label, true, OptionalDouble.of(angle), OptionalDouble.empty(), Optional.empty(), build);
    }

    /** One that subtracts so much of a cosine in the middle, and remembers something, so that each run needs its own. */
    static MarginWord additive(String label, double cosine, Function<Shape, Margin> build) {
        return new MarginWord(label, true, OptionalDouble.empty(), OptionalDouble.of(cosine), Optional.empty(), build);
    }

    @Override
    public String toString() {
        return label;
    }
}
