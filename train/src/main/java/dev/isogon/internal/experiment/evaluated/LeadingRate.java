package dev.isogon.internal.experiment.evaluated;

import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.metrics.Measurement;
import java.util.Comparator;
import java.util.Optional;

/** The figure by which an evaluation of pairs is summed up. */
public final class LeadingRate {

    private LeadingRate() {}

    /** The TAR at the lowest FAR that the data support; empty where they support none. */
    public static Optional<Measurement> of(VerificationResult pairs) {
        return pairs.accepted().stream()
                .filter(each -> Boolean.TRUE.equals(each.fact("supported")))
                .min(Comparator.comparingDouble(each -> Double.parseDouble(falseAcceptRate(each))));
    }

    /** The FAR of such a figure, as it was asked for: the end of its key. */
    public static String falseAcceptRate(Measurement accepted) {
        return accepted.key().substring(accepted.key().indexOf('/') + 1);
    }
}
