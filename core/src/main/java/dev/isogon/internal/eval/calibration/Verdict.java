package dev.isogon.internal.eval.calibration;

import org.jspecify.annotations.Nullable;

/** What a calibration came to. */
public sealed interface Verdict {

    /** How the bound of a chosen threshold was found. */
    enum Method {
        /** {@link GammaBound}: sharp, valid for identities like those that were seen. */
        GAMMA,
        /** {@link HoeffdingBound}: nothing is approximated; taken where there were too few errors for the other. */
        HOEFFDING
    }

    /**
     * A threshold with its promise.
     *
     * @param threshold τ; a pair is accepted iff its score is at least τ
     * @param method how the bound was found
     * @param rate the estimate at τ, which is not what is promised
     * @param bound what the rate at τ is below with the stated confidence; at most the target
     * @param evidence what that rests on
     * @param withoutApproximation the threshold that {@link HoeffdingBound} alone would choose; null where it chooses none
     */
    record Chosen(
            double threshold,
            Method method,
            double rate,
            double bound,
            Evidence evidence,
            @Nullable Double withoutApproximation)
            implements Verdict {}

    /**
     * No threshold, since the data cannot support the rate.
     *
     * @param reason why
     * @param evidence what there is, at the highest threshold that could be judged, or above all of them
     * @param possible a rate that these data can support, above the one asked for
     * @param moreIdentities about how many more the rate asked for needs, if they are like these
     */
    record Refused(Reason reason, Evidence evidence, double possible, long moreIdentities) implements Verdict {}

    /** Why a rate was refused. */
    enum Reason {
        /** Fewer identities than any bound over identities can be made of. */
        TOO_FEW_IDENTITIES,
        /** At any threshold that has enough errors to go by, the bound is above the target. */
        TOO_LITTLE_EVIDENCE
    }

    /**
     * What a bound rests on.
     *
     * @param identities n, all that were held out
     * @param involved identities with at least one error
     * @param effectiveErrors of how many independent errors a count would be as uncertain
     * @param effectiveIdentities how many identities carry that uncertainty
     */
    record Evidence(int identities, int involved, double effectiveErrors, double effectiveIdentities) {

        static Evidence of(Influences influences) {
            return new Evidence(
                    influences.identities(),
                    influences.involved(),
                    influences.variance() == 0 ? 0 : influences.effectiveErrors(),
                    influences.effectiveIdentities());
        }
    }
}
