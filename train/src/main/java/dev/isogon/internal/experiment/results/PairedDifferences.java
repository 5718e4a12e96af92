package dev.isogon.internal.experiment.results;

import dev.isogon.internal.eval.CrossedInterval;
import dev.isogon.internal.eval.Holm;
import dev.isogon.internal.eval.McNemar;
import dev.isogon.internal.eval.Uncertainty;
import dev.isogon.internal.eval.neighbours.NeighbourAccuracy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Each pair of losses, compared on the seeds that both finished; the p-values of all pairs are corrected together. */
final class PairedDifferences {

    private static final double CONFIDENCE = 1 - PairedDifference.ALPHA;
    private static final double POWER = 0.8;

    private PairedDifferences() {}

    /**
     * All pairs that have a seed in common, in the losses' order.
     *
     * @param correct by loss and seed, for each test image whether it was recognised
     */
    static List<PairedDifference> of(List<String> losses, Map<String, Map<Long, boolean[]>> correct) {
        List<Marks> marks = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            for (int j = i + 1; j < losses.size(); j++) {
                Marks each = Marks.of(losses.get(i), losses.get(j), correct);
                if (each.seeds() > 0) {
                    marks.add(each);
                }
            }
        }
        List<PairedDifference> differences =
                marks.stream().map(each -> each.difference(marks.size())).toList();
        double[] adjusted = Holm.adjusted(
                differences.stream().mapToDouble(PairedDifference::pValue).toArray());
        List<PairedDifference> corrected = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            corrected.add(differences.get(i).adjusted(adjusted[i]));
        }
        return corrected;
    }

    static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** One pair: seeds × images of either. */
    private record Marks(String first, String second, boolean[][] a, boolean[][] b) {

        static Marks of(String first, String second, Map<String, Map<Long, boolean[]>> correct) {
            Map<Long, boolean[]> ofFirst = new TreeMap<>(correct.getOrDefault(first, Map.of()));
            Map<Long, boolean[]> ofSecond = new TreeMap<>(correct.getOrDefault(second, Map.of()));
            ofFirst.keySet().retainAll(ofSecond.keySet());
            ofSecond.keySet().retainAll(ofFirst.keySet());
            return new Marks(
                    first,
                    second,
                    ofFirst.values().toArray(new boolean[0][]),
                    ofSecond.values().toArray(new boolean[0][]));
        }

        int seeds() {
            return a.length;
        }

        PairedDifference difference(int pairs) {
            // What is seen must be so by Holm's correction, whose strictest step this is.
            double alpha = PairedDifference.ALPHA / pairs;
            boolean single = seeds() < 2;
            Uncertainty uncertainty = CrossedInterval.uncertainty(a, b);
            Uncertainty.Needed needed = uncertainty.needed(alpha, POWER);
            double p = single ? McNemar.of(a[0], b[0]).pValue() : uncertainty.pValue();
            return new PairedDifference(
                    first,
                    second,
                    seeds(),
                    uncertainty.value(),
                    single ? null : uncertainty.interval(-1, 1, CONFIDENCE),
                    p,
                    p,
                    pairs,
                    uncertainty.smallestVisible(alpha, POWER),
                    number(needed.runs()),
                    number(needed.units()),
                    new PairedDifference.Counts(counts(a), counts(b), a[0].length),
                    null);
        }

        private static List<Integer> counts(boolean[][] marks) {
            return Arrays.stream(marks).map(NeighbourAccuracy::count).toList();
        }
    }
}
