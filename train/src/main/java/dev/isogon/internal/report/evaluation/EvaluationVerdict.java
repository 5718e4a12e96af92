package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.eval.TypedThreshold;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.experiment.evaluated.LeadingRate;
import dev.isogon.metrics.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What an evaluation came to, in a few sentences: the figure that matters most first. */
final class EvaluationVerdict {

    private EvaluationVerdict() {}

    static List<String> of(EvaluationResults results) {
        List<String> sentences = new ArrayList<>();
        sentences.add(verdict(results.verification()));
        IdentificationResult searches = results.identification();
        if (searches != null && !searches.ranks().isEmpty()) {
            sentences.add(format(
                    "Searched for among %,d subjects, the right one comes first in %s of %,d searches.",
                    searches.subjects(), percent(searches.ranks().get(0)), searches.matedProbes()));
        }
        ThresholdCheck check = results.threshold();
        if (check != null) {
            Double here = check.measured();
            sentences.add(format(
                            "The calibrated threshold %s promised %s at most %s; ",
                            TypedThreshold.words(check.threshold()), check.kind(), Double.toString(check.promised()))
                    + (here == null
                            ? "there are too few identities here to measure it."
                            : format(
                                    "here it is %.3g: these data %s.",
                                    here, check.contradicted() ? "contradict it" : "do not contradict it")));
        }
        return sentences;
    }

    /** The TAR at the lowest FAR that the data support; where they support none, the EER. */
    private static String verdict(VerificationResult pairs) {
        Optional<Measurement> at = LeadingRate.of(pairs);
        if (at.isPresent()) {
            return format(
                    "At a false accept rate of %s, %s of mated pairs are accepted (threshold %s).",
                    LeadingRate.falseAcceptRate(at.get()),
                    percent(at.get()),
                    TypedThreshold.words(Objects.requireNonNull(at.get().threshold(), "a TAR has a threshold")));
        }
        return format(
                "%,d non-mated pairs are too few for the false accept rates that were asked for; both errors are equally"
                        + " frequent at %s.",
                pairs.nonMated(), percent(pairs.figure("eer")));
    }

    private static String percent(Measurement measured) {
        Double low = measured.low();
        Double high = measured.high();
        Double confidence = measured.confidence();
        return format("%.2f %%", 100 * measured.value())
                + (low == null || high == null || confidence == null
                        ? ""
                        : format(" (%.0f %% interval %.2f to %.2f)", 100 * confidence, 100 * low, 100 * high));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
