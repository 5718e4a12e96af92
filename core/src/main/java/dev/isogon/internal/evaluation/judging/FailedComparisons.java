package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ErrorRates;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.evaluation.FailureResult;
import dev.isogon.metrics.Measurement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What failed comparisons make of the rates: FAR = FMR · (1 − FTA) and FRR = FTA + FNMR · (1 − FTA), of ISO/IEC 19795-1, each
 * with the share of its own side that failed. So FRR is just the share of mated comparisons that are not accepted, and FAR that
 * of non-mated ones that are. docs/decisions/0019 says why.
 */
record FailedComparisons(LabelledScores pairs, ScoredPairs completed) {

    /** Null where none failed. */
    @Nullable
    FailureResult result(List<BigDecimal> targets) {
        int mated = pairs.failed(true);
        int nonMated = pairs.failed(false);
        if (mated + nonMated == 0) {
            return null;
        }
        List<Measurement> figures = new ArrayList<>();
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("of_mated", share(true));
        sides.put("of_non_mated", share(false));
        figures.add(measurement("FTA", "fta", (mated + nonMated) / (double) pairs.size(), null, sides));
        figures.add(rejections(
                "FRR at EER", "frr_at_eer", EqualErrorRate.of(completed).rates()));
        for (BigDecimal target : targets) {
            String fmr = target.stripTrailingZeros().toPlainString();
            figures.add(rejections(
                    "FRR at FMR " + fmr,
                    "frr_at_fmr/" + fmr,
                    TrueAcceptRate.at(completed, target.doubleValue()).rates()));
        }
        return new FailureResult(mated, pairs.count(true), nonMated, pairs.count(false), figures);
    }

    /** FTA of one side. */
    private double share(boolean ofMated) {
        return pairs.failed(ofMated) / (double) pairs.count(ofMated);
    }

    private Measurement rejections(String name, String key, ErrorRates rates) {
        double fta = share(true);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("fnmr", rates.falseNonMatchRate());
        facts.put("fmr", rates.falseMatchRate());
        facts.put("far_of_all", rates.falseMatchRate() * (1 - share(false)));
        double rejected = fta + rates.falseNonMatchRate() * (1 - fta);
        return measurement(name, key, rejected, pairs.kind().turned(completed.typed(rates.threshold())), facts);
    }

    private static Measurement measurement(
            String name, String key, double value, @Nullable Double threshold, Map<String, Object> facts) {
        return new Measurement(name, key, value, null, null, null, null, threshold, null, facts);
    }
}
