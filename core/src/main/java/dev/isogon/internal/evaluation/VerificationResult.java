package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Figures of pairs.
 *
 * @param pairs what pairs they are, in a few words
 * @param mated their number
 * @param nonMated their number
 * @param identities different ones among the pairs; 0 where they are not known
 * @param figures AUC, EER, TAR at each FAR that was asked for, accuracy by folds
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
        List<Measurement> figures,
        String intervalMethod,
        Curve acceptedOverFalseAccepts,
        Curve detectionErrorTradeoff,
        ScoreHistogram histogram,
        List<OtherDefinition> elsewhere)
        implements FigureGroup {

    public VerificationResult {
        figures = List.copyOf(figures);
        elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public String key() {
        return "";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("what", pairs);
        facts.put("mated", mated);
        facts.put("non_mated", nonMated);
        if (identities > 0) {
            facts.put("identities", identities);
        }
        return Map.of("pairs", facts);
    }

    /** Whether pairs or identities could be resampled. */
    public boolean hasIntervals() {
        return acceptedOverFalseAccepts.low() != null;
    }

    /** TAR at each FAR that was asked for. */
    public List<Measurement> accepted() {
        return figures("tar_at_far/");
    }

    /** Where both errors are nearest to each other. */
    public double equalErrorThreshold() {
        return Objects.requireNonNull(figure("eer").threshold());
    }
}
