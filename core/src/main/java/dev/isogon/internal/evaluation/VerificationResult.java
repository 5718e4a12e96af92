package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of pairs.
 *
 * @param pairs what pairs they are, in a few words
 * @param mated their number
 * @param nonMated their number
 * @param identities different ones among the pairs; 0 where they are not known
 * @param auc area under the curve of TAR over FAR
 * @param equalErrorRate EER
 * @param equalErrorThreshold where it is
 * @param accepted TAR at each FAR that was asked for
 * @param folds accuracy by folds; null where there are none
 * @param intervalMethod how the intervals came to be, or why there are none
 * @param acceptedOverFalseAccepts TAR over FAR, with a band where there are intervals
 * @param detectionErrorTradeoff FNMR over FMR, likewise
 * @param histogram how scores lie
 * @param elsewhere what other toolkits print for these pairs
 */
public record VerificationResult(
        String pairs,
        long mated,
        long nonMated,
        int identities,
        Estimate auc,
        Estimate equalErrorRate,
        double equalErrorThreshold,
        List<Accepted> accepted,
        @Nullable FoldAccuracy folds,
        String intervalMethod,
        Curve acceptedOverFalseAccepts,
        Curve detectionErrorTradeoff,
        ScoreHistogram histogram,
        List<OtherDefinition> elsewhere) {

    public VerificationResult {
        accepted = List.copyOf(accepted);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * TAR at a FAR that it does not exceed.
     *
     * @param target the FAR that was asked for
     * @param rate the highest TAR
     * @param at its threshold and counts
     * @param supported whether there are at least 10 ∕ target non-mated pairs
     */
    public record Accepted(BigDecimal target, Estimate rate, ErrorRates at, boolean supported) {

        /** The target as people write it, never as 1.0E-4. */
        public String name() {
            return target.stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Accuracy by folds as LFW prescribes it.
     *
     * @param count folds
     * @param accuracy mean over folds, its interval by Student's t over them
     * @param standardError of the mean, deviation(n − 1) ∕ √folds
     * @param deviation over folds, with n in its denominator
     */
    public record FoldAccuracy(int count, Estimate accuracy, double standardError, double deviation) {}
}
