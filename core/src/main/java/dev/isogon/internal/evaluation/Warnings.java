package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What must be said of figures that rest on little. */
public final class Warnings {

    private Warnings() {}

    /** About rates of pairs. */
    public static List<String> of(VerificationResult result) {
        List<String> warnings = new ArrayList<>();
        for (VerificationResult.Accepted each : result.accepted()) {
            if (!each.supported()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "FAR %s of %,d non-mated pairs is %s of them, fewer than 10: the TAR there is little more than"
                                + " luck%s",
                        each.name(),
                        result.nonMated(),
                        expected(each.target().doubleValue() * result.nonMated()),
                        interval(each.rate().interval())));
            }
        }
        return warnings;
    }

    /** About rates of searches. */
    public static List<String> of(IdentificationResult result) {
        List<String> warnings = new ArrayList<>();
        for (IdentificationResult.Detected each : result.detected()) {
            if (!each.supported()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "FPIR %s of %,d searches of strangers is %s of them, fewer than 10: the DIR there is little more"
                                + " than luck%s",
                        each.name(),
                        result.nonMatedProbes(),
                        expected(each.target().doubleValue() * result.nonMatedProbes()),
                        interval(each.rate().interval())));
            }
        }
        return warnings;
    }

    private static String expected(double count) {
        return String.format(Locale.ROOT, count == Math.rint(count) ? "%.0f" : "%.2g", count);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null
                ? ""
                : String.format(Locale.ROOT, " (95 %% interval %.4f to %.4f)", interval.low(), interval.high());
    }
}
