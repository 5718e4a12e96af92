package dev.isogon.internal.experiment.open;

import dev.isogon.internal.eval.Spread;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.Uncertainty;
import dev.isogon.internal.eval.resampling.IdentityWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a figure over runs. Its variance has two parts, as {@link Uncertainty} adds them: that of the means of splits
 * (of seeds, where there is one split) over their number, and that over the identities judged, of which each has the same
 * weight in all runs of a resample. The means of splits vary by the identities judged too, so that these are counted twice:
 * the safe side.
 *
 * @param value in [−1, 1]
 * @param groups means of splits, or of seeds
 * @param resampled one value a resample
 * @param identities different identities that the interval would rest on
 * @param whose what these are called
 */
record OpenSetMean(double value, double[] groups, double[] resampled, int identities, String whose) {

    /** The mean of one figure. */
    static OpenSetMean of(OpenSetFigure figure, List<OpenSetRun> runs) {
        boolean bySplit = runs.stream().map(OpenSetRun::split).distinct().count() > 1;
        Map<Long, List<Double>> groups = new TreeMap<>();
        List<OpenSetMeasure.Series> all = new ArrayList<>();
        for (OpenSetRun run : runs) {
            OpenSetMeasure.Series series = run.measure().series().stream()
                    .filter(each -> each.figure() == figure)
                    .findFirst()
                    .orElseThrow();
            all.add(series);
            groups.computeIfAbsent(bySplit ? run.split() : run.seed(), none -> new ArrayList<>())
                    .add(series.value());
        }
        double[] resampled = new double[IdentityWeights.RESAMPLES];
        for (int r = 0; r < resampled.length; r++) {
            int resample = r;
            resampled[r] = mean(
                    all.stream().map(each -> each.resampled().get(resample)).toList());
        }
        Identities identities = Identities.of(figure, runs);
        return new OpenSetMean(
                mean(all.stream().map(OpenSetMeasure.Series::value).toList()),
                groups.values().stream().mapToDouble(OpenSetMean::mean).toArray(),
                resampled,
                identities.count(),
                identities.whose());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** This minus the other, of the same splits, seeds and identities. */
    OpenSetMean minus(OpenSetMean other) {
        return new OpenSetMean(
                value - other.value,
                differences(groups, other.groups),
                differences(resampled, other.resampled),
                identities,
                whose);
    }

    private static double[] differences(double[] first, double[] second) {
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return differences;
    }

    /** Why there is no interval; null where there is one. */
    @Nullable
    String refusal() {
        return identities < TooFewIdentities.LEAST
                ? identities + " " + whose + ": no interval, it takes " + TooFewIdentities.LEAST + " identities"
                : null;
    }

    Uncertainty uncertainty() {
        double ofRuns = groups.length < 2 ? 0 : Spread.variance(groups) / groups.length;
        return new Uncertainty(
                value, ofRuns, groups.length, IdentityWeights.variance(resampled, identities), identities);
    }

    /** The fewest of those that an interval would rest on. */
    private record Identities(int count, String whose) {

        static Identities of(OpenSetFigure figure, List<OpenSetRun> runs) {
            Set<Integer> enrolled = new HashSet<>();
            Set<Integer> strangers = new HashSet<>();
            for (OpenSetRun run : runs) {
                enrolled.addAll(run.enrolled());
                strangers.addAll(run.strangers());
            }
            Map<OpenSetFigure.Over, Identities> by = new HashMap<>();
            by.put(OpenSetFigure.Over.ENROLLED, new Identities(enrolled.size(), "enrolled identities"));
            by.put(
                    OpenSetFigure.Over.ENROLLED_AND_STRANGERS,
                    strangers.size() <= enrolled.size()
                            ? new Identities(strangers.size(), "strangers")
                            : new Identities(enrolled.size(), "enrolled identities"));
            enrolled.addAll(strangers);
            by.put(OpenSetFigure.Over.UNSEEN, new Identities(enrolled.size(), "unseen identities"));
            return Objects.requireNonNull(by.get(figure.over()));
        }
    }
}
