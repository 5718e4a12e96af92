package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.evaluation.FailureResult;
import dev.isogon.metrics.Measurement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What failed comparisons make of the rates: FAR = FMR · (1 − FTA) and FRR = FTA + FNMR · (1 − FTA), of ISO/IEC 19795-1, each
 * with the share of its own side that failed. So FRR is just the share of mated comparisons that are not accepted, and FAR that
 * of non-mated ones that are. docs/decisions/0019 says why.
 */
record FailedComparisons(Side mated, Side nonMated, ScoreKind kind, ScoredPairs completed) {

    /**
     * Comparisons of one side.
     *
     * @param failed so many of them
     */
    record Side(long failed, long all) {

        /** FTA. */
        double share() {
            return failed / (double) all;
        }
    }

    /** Of listed ones. */
    static FailedComparisons of(LabelledScores pairs, ScoredPairs completed) {
        return new FailedComparisons(
                new Side(pairs.failed(true), pairs.count(true)),
                new Side(pairs.failed(false), pairs.count(false)),
                pairs.kind(),
                completed);
    }

    /**
     * Of all pairs of a set.
     *
     * @param labels identities of the images that were acquired
     * @param unacquired identities of those that were not
     */
    static FailedComparisons ofAll(int[] labels, int[] unacquired, ScoredPairs completed) {
        int[] all =
                IntStream.concat(IntStream.of(labels), IntStream.of(unacquired)).toArray();
        long mated = mated(all);
        long nonMated = pairs(all.length) - mated;
        return new FailedComparisons(
                new Side(mated - mated(labels), mated),
                new Side(nonMated - (pairs(labels.length) - mated(labels)), nonMated),
                ScoreKind.COSINE,
                completed);
    }

    private static long pairs(long images) {
        return images * (images - 1) / 2;
    }

    /** Pairs of two images of one identity. */
    static long mated(int[] labels) {
        Map<Integer, Long> sizes = new HashMap<>();
        for (int label : labels) {
            sizes.merge(label, 1L, Long::sum);
        }
        return sizes.values().stream().mapToLong(FailedComparisons::pairs).sum();
    }

    /** Null where none failed. */
    @Nullable
    FailureResult result(List<BigDecimal> targets) {
        long failed = mated.failed() + nonMated.failed();
        if (failed == 0) {
            return null;
        }
        List<Measurement> figures = new ArrayList<>();
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("of_mated", mated.share());
        sides.put("of_non_mated", nonMated.share());
        figures.add(measurement("FTA", "fta", failed / (double) (mated.all() + nonMated.all()), null, sides));
        figures.add(rejections(
                "FRR at EER", "frr_at_eer", EqualErrorRate.of(completed).rates()));
        for (BigDecimal target : targets) {
            String fmr = target.stripTrailingZeros().toPlainString();
            figures.add(rejections(
                    "FRR at FMR " + fmr,
                    "frr_at_fmr/" + fmr,
                    TrueAcceptRate.at(completed, target.doubleValue()).rates()));
        }
        return new FailureResult(mated.failed(), mated.all(), nonMated.failed(), nonMated.all(), figures);
    }

    private Measurement rejections(String name, String key, ErrorRates rates) {
        double fta = mated.share();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fnmr", rates.falseNonMatchRate());
        facts.put("fmr", rates.falseMatchRate());
        facts.put("far_of_all", rates.falseMatchRate() * (1 - nonMated.share()));
        double rejected = fta + rates.falseNonMatchRate() * (1 - fta);
        return measurement(name, key, rejected, kind.turned(completed.typed(rates.threshold())), facts);
    }

    private static Measurement measurement(
            String name, String key, double value, @Nullable Double threshold, Map<String, Object> facts) {
        return new Measurement(name, key, value, null, null, null, null, threshold, null, facts);
    }
}
