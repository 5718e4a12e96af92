package dev.isogon.internal.gallery.threshold;

import dev.isogon.Model;
import dev.isogon.internal.eval.calibration.FalseMatchTable;
import dev.isogon.metrics.Embedder;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The table that comes with the face model, from the photographs again by plain loops over pairs of people and of images. To be run
 * where the model, the faces' detector or the table changes. Argument: the folder with a folder of photographs a person that the
 * table was made of.
 */
public final class FaceTableCheck {

    /** Bounds are made to fall, so one may be that of a threshold above; another machine rounds a few pairs otherwise. */
    private static final double APART = 0.03;

    private FaceTableCheck() {}

    private static double[][][] people(Path folder) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(each -> String.valueOf(each).endsWith(".jpg"))
                    .sorted()
                    .toList();
        }
        Embedder.Embedded embedded;
        try (Model model = Model.face()) {
            Work work = Work.silent().withThreads(Runtime.getRuntime().availableProcessors());
            embedded = model.embed(files.stream().map(Image::of).toList(), work);
        }
        int d = embedded.dimensions();
        Map<Path, List<double[]>> people = new TreeMap<>();
        for (int i = 0; i < embedded.places().length; i++) {
            double[] row = new double[d];
            double squares = 0;
            for (int k = 0; k < d; k++) {
                row[k] = embedded.values()[i * d + k];
                squares += row[k] * row[k];
            }
            double length = Math.sqrt(squares);
            Arrays.setAll(row, k -> row[k] / length);
            people.computeIfAbsent(files.get(embedded.places()[i]).getParent(), person -> new ArrayList<>())
                    .add(row);
        }
        return people.values().stream()
                .map(rows -> rows.toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** For each pair of people and each threshold the share of pairs of their images that reach it, added up by person. */
    private static double[][] sums(double[][][] people, double[] thresholds) {
        double[][] sums = new double[thresholds.length][people.length];
        for (int i = 0; i < people.length; i++) {
            for (int j = 0; j < i; j++) {
                double each = 1.0 / (people[i].length * people[j].length);
                for (double[] a : people[i]) {
                    for (double[] b : people[j]) {
                        double cosine = 0;
                        for (int k = 0; k < a.length; k++) {
                            cosine += a[k] * b[k];
                        }
                        for (int t = 0; t < thresholds.length && cosine >= thresholds[t]; t++) {
                            sums[t][i] += each;
                            sums[t][j] += each;
                        }
                    }
                }
            }
        }
        return sums;
    }

    /** Fay's and Feuer's bound as GammaBound describes it, from the rate with all people and with each left out. */
    private static double bound(double[] sums) {
        double n = sums.length;
        double total = Arrays.stream(sums).sum() / 2;
        double rate = total / (n * (n - 1) / 2);
        double squares = 0;
        double fourth = 0;
        double worst = 0;
        for (double sum : sums) {
            double fall = rate - (total - sum) / ((n - 1) * (n - 2) / 2);
            squares += Math.pow(fall, 2);
            fourth += Math.pow(fall, 4);
            worst = Math.max(worst, fall);
        }
        double t = TDistribution.of(squares * squares / fourth).inverseCumulativeProbability(0.95);
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.95);
        double w = Math.max(worst + 2 * rate / n, 2 * 20 * rate / n);
        double mean = rate + w;
        double variance = (n - 1) / n * squares * t * t / (z * z) + w * w;
        return GammaDistribution.of(mean * mean / variance, variance / mean).inverseCumulativeProbability(0.95);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.out.println("Argument: PEOPLE");
            return;
        }
        double[][][] people = people(Path.of(arguments[0]));
        FalseMatchTable table = FalseMatchTables.broughtAlong("face").orElseThrow();
        double[] thresholds = table.rows().stream()
                .mapToDouble(FalseMatchTable.Row::threshold)
                .toArray();
        double[][] sums = sums(people, thresholds);
        double worst = 0;
        for (int t = 0; t < thresholds.length; t++) {
            double stated = table.rows().get(t).bound();
            worst = Math.max(worst, Math.abs(bound(sums[t]) / stated - 1));
        }
        System.out.printf(
                "%d people (the table: %d), %d thresholds: bounds differ by %.2f %% at most (promised: %.0f %%)%n",
                people.length, table.identities(), thresholds.length, 100 * worst, 100 * APART);
        if (people.length != table.identities() || !(worst <= APART)) {
            System.exit(1);
        }
    }
}
