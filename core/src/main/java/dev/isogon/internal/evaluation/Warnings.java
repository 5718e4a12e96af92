package dev.isogon.internal.evaluation;

import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must be said of figures that rest on little. */
public final class Warnings {

    private Warnings() {}

    /** About rates of pairs. */
    public static List<String> of(VerificationResult result) {
        return unsupported(
                result.accepted(),
                result.nonMated(),
                "FAR %s of %,d non-mated pairs is %s of them, fewer than 10: the TAR there is little more than luck%s");
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
