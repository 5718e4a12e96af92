package dev.isogon.internal.experiment.results;

import dev.isogon.internal.loop.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the linter found in several runs, said once.
 *
 * @param losses the losses whose runs have it, in the order of the tables
 * @param runs how many of these losses' runs have it
 * @param finding as the first of these runs says it; its numbers are that run's
 */
public record FindingSummary(List<String> losses, int runs, Finding finding) {

    public FindingSummary {
        losses = List.copyOf(losses);
    }

    private record OfLoss(String loss, String check) {}

    private static final class Seen {
        private final Set<String> losses = new LinkedHashSet<>();
        private int runs;
    }

    /** Of all runs: one a loss and check, and one for several losses where it is the same to the word; warnings first. */
    public static List<FindingSummary> of(List<RunResult> runs) {
        Map<OfLoss, Finding> firsts = new LinkedHashMap<>();
        Map<Finding, Seen> seen = new LinkedHashMap<>();
        for (RunResult run : runs) {
            for (Finding finding : run.findings()) {
                Finding first = firsts.computeIfAbsent(new OfLoss(run.loss(), finding.check()), none -> finding);
                Seen of = seen.computeIfAbsent(first, none -> new Seen());
                of.losses.add(run.loss());
                of.runs++;
            }
        }
        List<FindingSummary> summaries = new ArrayList<>();
        seen.forEach((finding, of) -> summaries.add(new FindingSummary(List.copyOf(of.losses), of.runs, finding)));
        summaries.sort(Comparator.comparing(summary -> summary.finding().severity()));
        return summaries;
    }
}
