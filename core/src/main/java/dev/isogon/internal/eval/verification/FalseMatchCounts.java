package dev.isogon.internal.eval.verification;

import java.util.stream.IntStream;

/** The counts of false matches at which a curve is drawn. */
final class FalseMatchCounts {

    private FalseMatchCounts() {}

    /** Different whole numbers from 1 to N, ascending, at most so many, as even on a log axis as whole numbers can be. */
    static long[] evenOnLogAxis(double nonMated, int points) {
        if (points < 2) {
            throw new IllegalArgumentException("a curve needs at least 2 points, but was to have " + points);
        }
        return IntStream.range(0, points)
                .mapToLong(i -> Math.round(Math.pow(nonMated, i / (points - 1.0))))
                .distinct()
                .toArray();
    }
}
