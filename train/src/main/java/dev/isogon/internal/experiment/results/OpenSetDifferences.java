package dev.isogon.internal.experiment.results;

import dev.isogon.internal.eval.Holm;
import dev.isogon.internal.eval.Uncertainty;
import dev.isogon.internal.experiment.open.OpenSetSummaries;
import java.util.ArrayList;
import java.util.List;

/** Each pair of losses on identities that neither saw, by the one figure that was chosen for it beforehand. */
public final class OpenSetDifferences {

    private static final double POWER = 0.8;

    private OpenSetDifferences() {}

    /** All pairs that have a run of the same split and seed in common; p-values are corrected together. */
    public static List<PairedDifference> of(List<String> losses, OpenSetSummaries summaries) {
        List<Named> pairs = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            for (int j = i + 1; j < losses.size(); j++) {
                OpenSetSummaries.Pair pair = summaries.pair(losses.get(i), losses.get(j));
                if (pair != null) {
                    pairs.add(new Named(losses.get(i), losses.get(j), pair));
                }
            }
        }
        List<PairedDifference> differences =
                pairs.stream().map(each -> difference(each, pairs.size())).toList();
        double[] adjusted = Holm.adjusted(
                differences.stream().mapToDouble(PairedDifference::pValue).toArray());
        List<PairedDifference> corrected = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            corrected.add(differences.get(i).adjusted(adjusted[i]));
        }
        return corrected;
    }

    private record Named(String first, String second, OpenSetSummaries.Pair pair) {}

    private static PairedDifference difference(Named named, int pairs) {
        OpenSetSummaries.Pair pair = named.pair();
        PairedDifference.Unseen unseen =
                new PairedDifference.Unseen(OpenSetSummaries.COMPARED, pair.first(), pair.second(), pair.refusal());
        Uncertainty uncertainty = pair.uncertainty();
        Uncertainty.Needed needed =
                uncertainty == null ? null : uncertainty.needed(PairedDifference.ALPHA / pairs, POWER);
        double p = uncertainty == null ? 1 : uncertainty.pValue();
        return new PairedDifference(
                named.first(),
                named.second(),
                pair.repeated() ? pair.runs() : 1,
                pair.first() - pair.second(),
                uncertainty == null ? null : uncertainty.interval(-1, 1, 1 - PairedDifference.ALPHA),
                p,
                p,
                pairs,
                uncertainty == null ? 2 : uncertainty.smallestVisible(PairedDifference.ALPHA / pairs, POWER),
                needed == null ? null : PairedDifferences.number(needed.runs()),
                needed == null ? null : PairedDifferences.number(needed.units()),
                new PairedDifference.Counts(List.of(), List.of(), 0),
                unseen);
    }
}
