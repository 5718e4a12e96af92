package dev.isogon.internal.report.evaluation;

import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.evaluation.Estimate;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.ThresholdCheck;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.evaluation.VerificationResult.Accepted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
                    searches.subjects(), percent(searches.ranks().get(0).share()), searches.matedProbes()));
        }
        ThresholdCheck check = results.threshold();
        if (check != null) {
            Double here = check.measured();
            sentences.add(format(
                            "The calibrated threshold %.4f promised %s at most %s; ",
                            check.threshold(), check.kind(), Double.toString(check.promised()))
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
        Optional<Accepted> at =
                pairs.accepted().stream().filter(Accepted::supported).min(Comparator.comparing(Accepted::target));
        if (at.isPresent()) {
            return format(
                    "At a false accept rate of %s, %s of mated pairs are accepted (threshold %.4f).",
                    at.get().name(), percent(at.get().rate()), at.get().at().threshold());
        }
        return format(
                "%,d non-mated pairs are too few for the false accept rates that were asked for; both errors are equally"
                        + " frequent at %s.",
                pairs.nonMated(), percent(pairs.equalErrorRate()));
    }

    private static String percent(Estimate estimate) {
        Interval interval = estimate.interval();
        return format("%.2f %%", 100 * estimate.value())
                + (interval == null
                        ? ""
                        : format(
                                " (%.0f %% interval %.2f to %.2f)",
                                100 * interval.confidence(), 100 * interval.low(), 100 * interval.high()));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
