package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TooFewIdentities;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its interval, or with the reason why it has none.
 *
 * @param interval null where it is refused
 * @param refusal in a sentence; null where there is an interval
 */
public record Estimate(
        double value, @Nullable Interval interval, @Nullable String refusal) {

    static final double CONFIDENCE = 0.95;

    public Estimate {
        if ((interval == null) == (refusal == null)) {
            throw new IllegalArgumentException("a figure has an interval or a reason why not, and not both");
        }
    }

    static Estimate of(Interval interval) {
        return new Estimate(interval.value(), interval, null);
    }

    static Estimate without(double value, String refusal) {
        return new Estimate(value, null, refusal);
    }

    /** The figure with the interval, which may be refused for too few identities. */
    static Estimate of(double value, Supplier<Interval> interval) {
        try {
            return new Estimate(value, interval.get(), null);
        } catch (TooFewIdentities e) {
            return without(value, String.valueOf(e.getMessage()));
        }
    }
}
