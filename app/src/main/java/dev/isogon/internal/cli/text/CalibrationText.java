package dev.isogon.internal.cli.text;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.calibration.CalibrationResult;
import dev.isogon.internal.eval.calibration.CalibrationResult.Kind;
import dev.isogon.internal.eval.calibration.FalsePositiveIdentificationRate;
import dev.isogon.internal.eval.calibration.FixedSequence;
import dev.isogon.internal.eval.calibration.HoeffdingBound;
import dev.isogon.internal.eval.calibration.Verdict;
import dev.isogon.internal.evaluation.calibration.ThresholdCalibration;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a calibration came to, in sentences. */
public final class CalibrationText {

    private CalibrationText() {}

    /**
     * A threshold and its promise.
     *
     * @param asked subjects in the gallery that was asked for, if it was
     */
    public static List<String> chosen(CalibrationResult result, @Nullable Integer asked) {
        List<String> lines = new ArrayList<>();
        lines.add("Threshold " + BigDecimal.valueOf(result.threshold()).toPlainString()
                + ": accept from this cosine on.");
        lines.add("With " + percent(result.confidence()) + " confidence, at most " + percent(result.target()) + " of "
                + what(result.kind(), result.gallery()) + " (seen here: " + percent(result.estimate()) + ").");
        lines.add(String.format(
                Locale.ROOT,
                "This rests on %,d held-out identities with %,d images: %,d of them had errors, which say"
                        + " as much as %.1f independent ones.",
                result.identities(),
                result.images(),
                result.involved(),
                result.effectiveErrors()));
        Interval accepted = result.trueAcceptRate();
        lines.add(
                accepted == null
                        ? "No identity has two images, so it is not known how many true pairs are accepted."
                        : "Of pairs of images of one identity " + percent(accepted.value()) + " are accepted ("
                                + percent(accepted.low()) + " to " + percent(accepted.high()) + ").");
        lines.add(assumption(result));
        if (asked != null && result.gallery() != null && asked > result.gallery()) {
            lines.add(extrapolation(result, result.gallery(), asked));
        }
        return lines;
    }

    private static String what(Kind kind, @Nullable Integer gallery) {
        return kind == Kind.FMR
                ? "pairs of images of two random identities are taken for one"
                : "searches by a stranger in a gallery of " + String.format(Locale.ROOT, "%,d", gallery)
                        + " random subjects find anybody";
    }

    private static String assumption(CalibrationResult result) {
        if (result.method() == Verdict.Method.HOEFFDING) {
            return "Nothing in this is approximate; it holds for identities drawn as these were.";
        }
        String start = "It holds for identities like these. Against any that were not met, without approximation, ";
        Double without = result.withoutApproximation();
        if (without != null) {
            return start + "the threshold would be "
                    + BigDecimal.valueOf(without).toPlainString() + ".";
        }
        int order = result.gallery() == null ? 2 : result.gallery() + 1;
        double least = HoeffdingBound.upper(0, Math.max(1, result.identities() / order), result.confidence());
        return start + "so few identities could promise no rate below " + atLeast(least) + ".";
    }

    private static String extrapolation(CalibrationResult result, int tried, long asked) {
        double there = FalsePositiveIdentificationRate.extrapolated(result.target(), tried, asked);
        double needed =
                FalsePositiveIdentificationRate.extrapolated(result.target(), (int) Math.min(asked, 1 << 30), tried);
        return String.format(
                Locale.ROOT,
                "Extrapolated, and not promised: in a gallery of %,d it would be %s, if matches were independent. Galleries"
                        + " of more than %,d cannot be drawn from these identities; --fpir %s would aim at %s there.",
                asked,
                percent(there),
                tried,
                new BigDecimal(needed)
                        .round(new MathContext(2, RoundingMode.DOWN))
                        .stripTrailingZeros()
                        .toPlainString(),
                percent(result.target()));
    }

    /** Why there is none, what could be had, and what it would take. */
    public static List<String> refused(ThresholdCalibration wanted, Verdict.Refused refused) {
        Verdict.Evidence evidence = refused.evidence();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "isogon: refused: %,d identities cannot support the promise that at most %s of %s, with %s confidence.",
                evidence.identities(),
                percent(wanted.target()),
                what(wanted.kind(), wanted.gallery()),
                percent(wanted.confidence())));
        if (refused.reason() == Verdict.Reason.TOO_FEW_IDENTITIES) {
            lines.add(
                    "At least " + FixedSequence.LEAST_IDENTITIES + " are needed for any promise. Even without a single"
                            + " error, this many could not show a rate below " + atLeast(refused.possible()) + ".");
        } else {
            lines.add("Where enough of them have errors to go by, the rate may be as high as "
                    + atLeast(refused.possible()) + ", which is what these data could support.");
        }
        lines.add(String.format(
                Locale.ROOT,
                "The rate asked for needs about %,d more identities, if they are like these.",
                refused.moreIdentities()));
        return lines;
    }

    private static String percent(double share) {
        return rounded(share, RoundingMode.HALF_UP);
    }

    /** A bound is not rounded to where it does not hold. */
    private static String atLeast(double share) {
        return rounded(share, RoundingMode.UP);
    }

    private static String rounded(double share, RoundingMode mode) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(3, mode))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
