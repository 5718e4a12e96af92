package dev.isogon.internal.evaluation;

import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.Curve;
import dev.isogon.internal.eval.verification.ScoreHistogram;
import dev.isogon.metrics.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param kind what a score is; thresholds and the histogram are in its own numbers
 * @param failures comparisons that failed, which are in none of the above; null where none did
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
        List<OtherDefinition> elsewhere,
        ScoreKind kind,
        @Nullable FailureResult failures)
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
        if (kind == ScoreKind.DISTANCE) {
            facts.put("accepted", "distance <= threshold");
        }
        return Map.of("pairs", facts);
    }

    /**
     * The same of scores of a kind.
     *
     * @param failed comparisons; null where none did
     */
    public VerificationResult with(ScoreKind of, @Nullable FailureResult failed) {
        return new VerificationResult(
                pairs,
                mated,
                nonMated,
                identities,
                of != ScoreKind.DISTANCE
                        ? figures
                        : figures.stream().map(each -> turned(of, each)).toList(),
                intervalMethod,
                acceptedOverFalseAccepts,
                detectionErrorTradeoff,
                of != ScoreKind.DISTANCE ? histogram : histogram.negated(),
                elsewhere,
                of,
                failed);
    }

    private static Measurement turned(ScoreKind kind, Measurement each) {
        Double threshold = each.threshold();
        return new Measurement(
                each.name(),
                each.key(),
                each.value(),
                each.low(),
                each.high(),
                each.confidence(),
                each.noInterval(),
                threshold == null ? null : Double.valueOf(kind.turned(threshold)),
                each.meaning(),
                each.facts());
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
