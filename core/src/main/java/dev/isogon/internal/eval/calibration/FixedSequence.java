package dev.isogon.internal.eval.calibration;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the lowest threshold whose error rate is at most a target with a stated confidence, or refuses.
 *
 * <p>From the highest threshold of the {@link ThresholdGrid grid} downwards, as long as an upper confidence bound U(τ) is at
 * most the target, the threshold falls; the first that fails ends it. This is fixed sequence testing, the nested case of
 * Angelopoulos, Bates, Candès, Jordan and Lei, <i>Learn then test</i>, Annals of Applied Statistics 19 (2025), and needs no
 * correction for the many thresholds: rates only rise as the threshold falls, so there is one highest threshold τ* of the
 * grid whose rate is above the target; whoever ends at or below it had U(τ*) ≤ target &lt; rate(τ*), so U failed at τ*, which
 * the data have no part in choosing. A bound that fails in 5 of 100 samples gives a promise that is broken in at most 5 of
 * 100.
 *
 * <p>U is the {@link GammaBound}, which is approximate and says how. High thresholds, where too few identities have errors
 * to go by, are passed over: their rate is at most that of the first one which is judged. Where that one is already above
 * the target, the {@link HoeffdingBound} is asked, which needs no errors to go by, but many identities; if it says no too,
 * the rate is refused.
 */
public final class FixedSequence {

    /** Fewer identities are no sample. */
    public static final int LEAST_IDENTITIES = 30;

    /** Identities with errors that a bound needs. */
    static final int LEAST_INVOLVED = 20;

    /** Below so many effective errors a single identity decides the estimate. */
    static final int LEAST_EFFECTIVE_ERRORS = 3;

    private final FallingRate falling;
    private final double target;
    private final double confidence;

    private @Nullable Influences first;
    private double firstBound;
    private @Nullable Influences chosen;
    private double chosenBound;
    private double threshold;
    private @Nullable Influences exact;
    private double exactThreshold;

    private FixedSequence(FallingRate falling, double target, double confidence) {
        GammaBound.checkConfidence(confidence);
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("a rate must be between 0 and 1, but was " + target);
        }
        this.falling = falling;
        this.target = target;
        this.confidence = confidence;
    }

    /**
     * Chooses.
     *
     * @param falling the rate at thresholds, of identities that training did not see
     * @param target what it is to be at most, between 0 and 1
     * @param confidence with which, between 0.5 and 1
     */
    public static Verdict of(FallingRate falling, double target, double confidence) {
        return new FixedSequence(falling, target, confidence).verdict();
    }

    private Verdict verdict() {
        if (falling.identities() < LEAST_IDENTITIES) {
            return tooFew(falling.identities(), falling.order(), target, confidence);
        }
        descend();
        Double without = exact == null ? null : exactThreshold;
        if (chosen != null) {
            return new Verdict.Chosen(
                    threshold, Verdict.Method.GAMMA, chosen.rate(), chosenBound, Verdict.Evidence.of(chosen), without);
        }
        if (exact != null) {
            return new Verdict.Chosen(
                    exactThreshold,
                    Verdict.Method.HOEFFDING,
                    exact.rate(),
                    HoeffdingBound.upper(exact.rate(), falling.blocks(), confidence),
                    Verdict.Evidence.of(exact),
                    without);
        }
        return refused();
    }

    /**
     * The refusal of fewer than {@link #LEAST_IDENTITIES}.
     *
     * @param identities n, at least 0
     * @param order how many identities one evaluation of the error takes: 2 for pairs
     */
    public static Verdict.Refused tooFew(int identities, int order, double target, double confidence) {
        double possible = identities < order ? 1 : HoeffdingBound.upper(0, identities / order, confidence);
        return new Verdict.Refused(
                Verdict.Reason.TOO_FEW_IDENTITIES,
                new Verdict.Evidence(identities, 0, 0, 0),
                possible,
                Math.max(LEAST_IDENTITIES - identities, more(identities, possible, target)));
    }

    private Verdict refused() {
        double least = HoeffdingBound.upper(0, falling.blocks(), confidence);
        double possible = first == null ? least : Math.min(firstBound, least);
        Influences there = first == null ? new Influences(0, new double[falling.identities()], 0) : first;
        return new Verdict.Refused(
                Verdict.Reason.TOO_LITTLE_EVIDENCE,
                Verdict.Evidence.of(there),
                possible,
                more(falling.identities(), possible, target));
    }

    /** What can be had falls as 1∕n: 3∕n without errors, and with them the rate that a given number of identities shows. */
    private static long more(int identities, double possible, double target) {
        return (long) Math.ceil(identities * Math.max(0, possible / target - 1));
    }

    private void descend() {
        boolean open = true;
        boolean exactOpen = true;
        boolean enough = false;
        double before = -1;
        for (int k = falling.grid().count() - 1; k >= falling.lowest() && (open || exactOpen); k--) {
            Influences at = falling.at(k);
            // Most thresholds bring no new error: they stand or fall with the one above.
            if (at.rate() > before) {
                before = at.rate();
                exactOpen = exactOpen && HoeffdingBound.atMost(target, at.rate(), falling.blocks(), confidence);
                enough = enough(at);
                open = open && stillBelow(at, enough);
            }
            if (exactOpen) {
                exact = at;
                exactThreshold = falling.grid().at(k);
            }
            if (open && enough) {
                chosen = at;
                threshold = falling.grid().at(k);
            }
        }
    }

    /** Whether there are errors enough for a bound to go by. */
    static boolean enough(Influences at) {
        return at.involved() >= LEAST_INVOLVED && at.effectiveErrors() >= LEAST_EFFECTIVE_ERRORS;
    }

    /** Whether this threshold and lower ones may be chosen. */
    private boolean stillBelow(Influences at, boolean enough) {
        if (first == null && !enough) {
            return true;
        }
        double bound = GammaBound.upper(at, confidence);
        if (first == null) {
            first = at;
            firstBound = bound;
        }
        chosenBound = enough && bound <= target ? bound : chosenBound;
        return bound <= target;
    }
}
