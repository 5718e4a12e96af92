package dev.isogon.internal.eval.calibration;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Calibrates on a part of the identities of a file and looks at the rate on the others, over many splits.
 *
 * <p>Arguments: embeddings ({@code .f32}, 512 numbers each), labels (a path an image, whose folder is the identity), how
 * many splits, and how many identities to calibrate on (0 for half). The rate on the others is no truth either: with half
 * of the identities it is as uncertain as the one that was calibrated on, and leans the other way, since both halves make
 * up one whole. {@code CalibrationSimulation} has the truth.
 */
public final class HeldOutCheck {

    private static final int DIMENSIONS = 512;

    private final FloatMatrix embeddings;
    private final int[] labels;
    private final int identities;

    private HeldOutCheck(Path embeddings, Path labels) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(embeddings));
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        this.embeddings = new FloatMatrix(values.length / DIMENSIONS, DIMENSIONS, values);
        Map<String, Integer> numbers = new HashMap<>();
        this.labels = Files.readAllLines(labels).stream()
                .mapToInt(line ->
                        numbers.computeIfAbsent(line.substring(0, line.lastIndexOf('/')), name -> numbers.size()))
                .toArray();
        this.identities = numbers.size();
    }

    /** The scores of the identities that are chosen. */
    private HeldOutScores scores(boolean[] chosen, boolean which) {
        int[] rows = IntStream.range(0, labels.length)
                .filter(i -> chosen[labels[i]] == which)
                .toArray();
        float[] values = new float[rows.length * DIMENSIONS];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(embeddings.values(), rows[i] * DIMENSIONS, values, i * DIMENSIONS, DIMENSIONS);
        }
        int[] theirs = Arrays.stream(rows).map(row -> labels[row]).toArray();
        return new HeldOutScores(new FloatMatrix(rows.length, DIMENSIONS, values), theirs, Work.silent());
    }

    /** Targets from the smallest on, so that thresholds fall and one pass over the others serves them all. */
    private static final double[] TARGETS = {1e-4, 1e-3, 1e-2};

    private void check(int splits, int calibrated) {
        int[] refused = new int[TARGETS.length];
        int[] above = new int[TARGETS.length];
        int[] contradicted = new int[TARGETS.length];
        double[][] rates = new double[TARGETS.length][splits];
        double[][] accepted = new double[TARGETS.length][splits];
        for (int split = 0; split < splits; split++) {
            boolean[] chosen = drawn(calibrated, split);
            try (HeldOutScores scores = scores(chosen, true);
                    HeldOutScores others = scores(chosen, false)) {
                FalseMatchRate rate = others.falseMatches(0.05);
                double[][] mated = others.mated();
                for (int t = 0; t < TARGETS.length; t++) {
                    double target = TARGETS[t];
                    rates[t][split] = Double.NaN;
                    accepted[t][split] = Double.NaN;
                    if (FixedSequence.of(scores.falseMatches(target), target, 0.95) instanceof Verdict.Chosen there) {
                        double threshold = there.threshold();
                        Influences fresh =
                                rate.at(Math.max(rate.lowest(), rate.grid().reachedBy(threshold)));
                        rates[t][split] = fresh.rate() / target;
                        above[t] += fresh.rate() > target ? 1 : 0;
                        contradicted[t] += GammaBound.lower(fresh, 0.95) > target ? 1 : 0;
                        accepted[t][split] = MeanTrueAcceptRate.at(threshold, mated, 0.95)
                                .orElseThrow()
                                .value();
                    } else {
                        refused[t]++;
                    }
                }
            }
        }
        for (int t = 0; t < TARGETS.length; t++) {
            Arrays.sort(rates[t]);
            Arrays.sort(accepted[t]);
            int middle = (splits - refused[t]) / 2;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d | %.2f | %.1f %% |%n",
                    TARGETS[t],
                    calibrated,
                    splits,
                    refused[t],
                    above[t],
                    contradicted[t],
                    rates[t][middle],
                    100 * accepted[t][middle]);
        }
    }

    private boolean[] drawn(int count, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, identities).toArray();
        boolean[] chosen = new boolean[identities];
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(identities - i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
            chosen[order[i]] = true;
        }
        return chosen;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.out.println("Arguments: EMBEDDINGS.f32 LABELS.txt SPLITS IDENTITIES");
            return;
        }
        HeldOutCheck check = new HeldOutCheck(Path.of(arguments[0]), Path.of(arguments[1]));
        int calibrated = Integer.parseInt(arguments[3]);
        System.out.println(
                "| target | calibrated on | splits | refused | above on the others | contradicted | median rate"
                        + " ∕ target | TAR |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|");
        check.check(Integer.parseInt(arguments[2]), calibrated == 0 ? check.identities / 2 : calibrated);
    }
}
