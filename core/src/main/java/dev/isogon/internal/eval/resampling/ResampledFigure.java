package dev.isogon.internal.eval.resampling;

import java.util.function.ToDoubleFunction;

/**
 * A figure in [0, 1] that is made again of each resample.
 *
 * @param <T> what it is made of, whose parts have weights
 * @param value how
 * @param of which part it is a share of
 */
public record ResampledFigure<T>(ToDoubleFunction<T> value, Of of) {

    /** Which side's errors a figure counts, and so whose units it rests on. */
    public enum Of {
        /** Mated pairs or searches. */
        MATED,
        /** Those, at a threshold that the non-mated ones set. */
        MATED_AT_THRESHOLD,
        /** Both: it rests on the side that has fewer. */
        BOTH;

        /** Whether non-mated ones have a part in it. */
        public boolean needsNonMated() {
            return this != MATED;
        }

        /** The units of those that are counted. */
        public int units(int mated, int nonMated) {
            return this == BOTH ? Math.min(mated, nonMated) : mated;
        }
    }
}
