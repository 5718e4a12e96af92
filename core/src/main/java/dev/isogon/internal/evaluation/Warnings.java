package dev.isogon.internal.evaluation;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must be said of figures that rest on little. */
public final class Warnings {

    private Warnings() {}

    /** About pairs: scores that point the wrong way, comparisons that failed, rates of few. */
    public static List<String> of(VerificationResult result) {
        List<String> warnings = new ArrayList<>();
        if (isBelowChance(result)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the AUC is %.4f, below the 0.5 of chance: mated pairs have the %s. %s",
                    result.figure("auc").value(),
                    result.kind() == ScoreKind.DISTANCE ? "larger distances" : "lower scores",
                    advice(result.kind())));
        }
        FailureResult failures = result.failures();
        if (failures != null) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d mated and %,d of %,d non-mated comparisons have no %s and count as failures to acquire or"
                            + " enrol: FMR, FNMR and all that is made of them are of the others, FAR and FRR of all",
                    failures.mated(),
                    failures.matedComparisons(),
                    failures.nonMated(),
                    failures.nonMatedComparisons(),
                    result.kind().word()));
        }
        warnings.addAll(
                unsupported(
                        result.accepted(),
                        result.nonMated(),
                        "FAR %s of %,d non-mated pairs is %s of them, fewer than 10: the TAR there is little more than luck%s"));
        return warnings;
    }

    /**
     * Whether the AUC is below 0.5 by more than chance brings about: by its interval, and where there is none by twice the
     * deviation of Mann and Whitney's U among scores that say nothing, √((M + N + 1) ∕ (12·M·N)).
     */
    private static boolean isBelowChance(VerificationResult result) {
        Measurement auc = result.figure("auc");
        Double high = auc.high();
        double mated = result.mated();
        double nonMated = result.nonMated();
        double slack = 2 * Math.sqrt((mated + nonMated + 1) / (12 * mated * nonMated));
        return high == null ? auc.value() + slack < 0.5 : high < 0.5;
    }

    private static String advice(ScoreKind kind) {
        return switch (kind) {
            case COSINE -> "Are the labels in the order of the embeddings?";
            case SIMILARITY ->
                "Where these are distances, lower for the more alike, say so: " + Setting.named("distance");
            case DISTANCE ->
                "Where these are scores that are higher for the more alike, leave " + Setting.named("distance")
                        + " out";
        };
    }

    /** About rates of searches. */
    public static List<String> of(IdentificationResult result) {
        return unsupported(
                result.detected(),
                result.nonMatedProbes(),
                "FPIR %s of %,d searches of strangers is %s of them, fewer than 10: the DIR there is little more than"
                        + " luck%s");
    }

    private static List<String> unsupported(List<Measurement> figures, long all, String warning) {
        List<String> warnings = new ArrayList<>();
        for (Measurement each : figures) {
            if (Boolean.FALSE.equals(each.fact("supported"))) {
                String rate = each.key().substring(each.key().indexOf('/') + 1);
                warnings.add(String.format(
                        Locale.ROOT, warning, rate, all, expected(Double.parseDouble(rate) * all), interval(each)));
            }
        }
        return warnings;
    }

    private static String expected(double count) {
        return String.format(Locale.ROOT, count == Math.rint(count) ? "%.0f" : "%.2g", count);
    }

    private static String interval(Measurement measured) {
        return measured.low() == null
                ? ""
                : String.format(Locale.ROOT, " (95 %% interval %.4f to %.4f)", measured.low(), measured.high());
    }
}
