package dev.isogon.internal.experiment;

import dev.isogon.internal.config.CompareConfig;
import dev.isogon.internal.experiment.open.OpenSetSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole comparison, as {@code results.json} has it; tables and reports are made from this record alone.
 *
 * @param config what was asked for
 * @param data what it was asked of
 * @param parameters learned numbers in the backbone
 * @param baselineAccuracy cosine 1-nearest-neighbour accuracy on raw pixels; null where the protocol has none
 * @param summaries one a loss, in the order asked for
 * @param differences one a pair of losses that both finished
 * @param openSet figures about strangers and unseen identities, by figure and loss; none where there are none
 * @param splits the sides of each split of the identities, in protocol open; else empty
 * @param notes what a user should know of the data, a sentence each
 * @param findings what the linter found in the runs
 * @param runs every run
 * @param published the public experiment's figures, where the data are MNIST; else empty
 * @param publishedDifference what it takes to tell two of them apart; null in other protocols or data
 * @param seconds wall time of training and judging, all runs together
 * @param environment versions and machine: "isogon", "java", "engine", "system", "processor", "threads", "date"
 */
public record StudyResults(
        CompareConfig config,
        Data data,
        long parameters,
        @Nullable Double baselineAccuracy,
        List<LossSummary> summaries,
        List<PairedDifference> differences,
        List<OpenSetSummary> openSet,
        List<Sides> splits,
        List<String> notes,
        List<FindingSummary> findings,
        List<RunResult> runs,
        List<PublishedFigures> published,
        @Nullable PublishedDifference publishedDifference,
        double seconds,
        Map<String, String> environment) {

    public StudyResults {
        summaries = List.copyOf(summaries);
        differences = List.copyOf(differences);
        openSet = List.copyOf(openSet);
        splits = List.copyOf(splits);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        published = List.copyOf(published);
    }

    /** What the public experiment published for a loss, if it is one of its own. */
    public Optional<PublishedFigures> publishedFor(String loss) {
        return published.stream().filter(each -> each.losses().contains(loss)).findFirst();
    }

    /**
     * Which identities were where in one split, and with how many images.
     *
     * @param training names of those trained on
     * @param gallery names of those enrolled
     * @param strangers names of the others that were judged
     * @param trainImages images trained on
     * @param validationImages images of training identities that chose the epoch
     * @param enrolledImages images that stood for the enrolled
     * @param probeImages other images of the enrolled
     * @param strangerImages images of strangers
     */
    public record Sides(
            List<String> training,
            List<String> gallery,
            List<String> strangers,
            int trainImages,
            int validationImages,
            int enrolledImages,
            int probeImages,
            int strangerImages) {
        public Sides {
            training = List.copyOf(training);
            gallery = List.copyOf(gallery);
            strangers = List.copyOf(strangers);
        }
    }

    /**
     * What the images are.
     *
     * @param name for headings, for example "MNIST"
     * @param classNames names of the C classes
     * @param trainImages images trained on
     * @param validationImages images that chose the epoch
     * @param testImages images judged on
     * @param height pixels
     * @param width pixels
     * @param checksum SHA-256 of all images and labels
     */
    public record Data(
            String name,
            List<String> classNames,
            int trainImages,
            int validationImages,
            int testImages,
            int height,
            int width,
            String checksum) {}
}
