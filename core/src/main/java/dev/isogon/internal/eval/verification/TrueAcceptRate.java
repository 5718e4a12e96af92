package dev.isogon.internal.eval.verification;

import dev.isogon.internal.eval.AllowedShare;

/**
 * TAR at a FAR: the share of mated pairs accepted where about the target's share of non-mated ones is. One figure of the
 * data that chose the threshold: not a promise for other data.
 *
 * @param target the FAR that was asked for, in [0, 1]
 * @param mode how the threshold was chosen
 * @param rates the threshold, the FAR it has and the counts
 */
public record TrueAcceptRate(double target, FarMode mode, ErrorRates rates) {

    /** Expected false accepts below which a rate is little more than luck. */
    private static final int ENOUGH = 10;

    /** {@link FarMode#AT_MOST}: the highest TAR whose FAR does not exceed the target. */
    public static TrueAcceptRate at(ScoredPairs scores, double target) {
        return at(scores, target, FarMode.AT_MOST);
    }

    /**
     * Reads TAR at a FAR in a mode that is named beside it.
     *
     * @throws IllegalArgumentException when the target is not in [0, 1], or scores are no cosines where they must be
     */
    public static TrueAcceptRate at(ScoredPairs scores, double target, FarMode mode) {
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("a FAR must be from 0 to 1, but was " + target);
        }
        ErrorRates rates = switch (mode) {
            case AT_MOST -> ErrorRates.at(scores, scores.thresholdFor(AllowedShare.of(target, scores.nonMatedPairs())));
            case NEAREST -> nearest(Roc.of(scores), target);
            case INTERPOLATED -> interpolated(scores, target);
        };
        return new TrueAcceptRate(target, mode, rates);
    }

    /** The share of mated pairs that are accepted. */
    public double value() {
        return rates.trueAcceptRate();
    }

    /** The FAR at the threshold: in mode {@link FarMode#AT_MOST} at most the target. */
    public double falseAcceptRate() {
        return rates.falseMatchRate();
    }

    /** Whether there are non-mated pairs enough, 10 ∕ target, for the figure to mean something. */
    public boolean isSupported() {
        return rates.nonMated() * target >= ENOUGH;
    }

    private static ErrorRates interpolated(ScoredPairs scores, double target) {
        if (!(scores instanceof PairScores each)) {
            throw new IllegalArgumentException(
                    "TAR at a FAR by interpolated distances needs each score, but they are only counted; choose AT_MOST");
        }
        SquaredDistances distances = SquaredDistances.of(each);
        return distances.at(distances.thresholdFor(target));
    }

    private static ErrorRates nearest(Roc roc, double target) {
        ErrorRates nearest = roc.point(0);
        for (int i = 1; i < roc.size(); i++) {
            ErrorRates point = roc.point(i);
            // Points come with rising FAR and TAR: the last of equally near ones has the highest.
            if (Math.abs(point.falseMatchRate() - target) <= Math.abs(nearest.falseMatchRate() - target)) {
                nearest = point;
            }
        }
        return nearest;
    }
}
