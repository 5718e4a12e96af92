package dev.isogon.internal.evaluation;

import dev.isogon.metrics.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that an evaluation came to; a part is null where the data has nothing for it.
 *
 * @param data what was evaluated, for headings
 * @param verification one to one
 * @param identification one to many
 * @param retrieval leave-one-out over all images
 * @param clustering k-means against identities
 * @param threshold what a promised threshold does on these data
 * @param enrolment images of which no template came; null where it came of all
 * @param acquisition images in which there was nothing to be embedded; null where there are none
 * @param warnings what a reader must know of the figures, a sentence each
 */
public record EvaluationResults(
        String data,
        VerificationResult verification,
        @Nullable IdentificationResult identification,
        @Nullable RetrievalResult retrieval,
        @Nullable ClusteringResult clustering,
        @Nullable ThresholdCheck threshold,
        @Nullable EnrolmentResult enrolment,
        @Nullable AcquisitionResult acquisition,
        List<String> warnings) {

    public EvaluationResults {
        warnings = List.copyOf(warnings);
    }

    /** What other toolkits print for the same embeddings. */
    public List<OtherDefinition> elsewhere() {
        List<OtherDefinition> all = new ArrayList<>(verification.elsewhere());
        if (identification != null) {
            all.addAll(identification.elsewhere());
        }
        if (retrieval != null) {
            all.addAll(retrieval.elsewhere());
        }
        return all;
    }

    /** All groups that there are, in the order in which they are read. */
    public List<FigureGroup> groups() {
        return Stream.<@Nullable FigureGroup>of(
                        verification,
                        verification.failures(),
                        acquisition,
                        enrolment,
                        identification,
                        retrieval,
                        clustering)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** As who asks by the door gets them. */
    public EvaluationResult measurements() {
        return new EvaluationResult(
                groups().stream().flatMap(group -> group.figures().stream()).toList(), warnings);
    }

    /** The same with what a promised threshold does. */
    EvaluationResults with(ThresholdCheck check) {
        return new EvaluationResults(
                data, verification, identification, retrieval, clustering, check, enrolment, acquisition, warnings);
    }

    /** The same with more warnings. */
    public EvaluationResults with(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new EvaluationResults(
                data, verification, identification, retrieval, clustering, threshold, enrolment, acquisition, all);
    }
}
