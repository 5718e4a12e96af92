package dev.isogon.internal.experiment.comparison;

import dev.isogon.internal.config.CompareRequest;
import dev.isogon.internal.experiment.open.OpenSetSummary;
import dev.isogon.internal.experiment.protocol.ProtocolDescription;
import dev.isogon.internal.experiment.protocol.Protocols;
import dev.isogon.internal.experiment.protocol.PublishedDifference;
import dev.isogon.internal.experiment.protocol.PublishedFigures;
import dev.isogon.internal.experiment.results.FindingSummary;
import dev.isogon.internal.experiment.results.LossSummary;
import dev.isogon.internal.experiment.results.PairedDifference;
import dev.isogon.internal.experiment.results.RunResult;
import dev.isogon.internal.experiment.split.DescribedImages;
import dev.isogon.internal.experiment.split.IdentitySides;
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
        CompareRequest config,
        DescribedImages data,
        long parameters,
        @Nullable Double baselineAccuracy,
        List<LossSummary> summaries,
        List<PairedDifference> differences,
        List<OpenSetSummary> openSet,
        List<IdentitySides> splits,
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

    /** How it was made and judged, in words. */
    public ProtocolDescription protocol() {
        return Protocols.of(config).described();
    }

    /** What the public experiment published for a loss, if it is one of its own. */
    public Optional<PublishedFigures> publishedFor(String loss) {
        return published.stream().filter(each -> each.losses().contains(loss)).findFirst();
    }
}
