package dev.isogon.internal.eval;

import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.allpairs.AllPairs;
import dev.isogon.internal.eval.verification.allpairs.CountedScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * All pairs of 100,000 embeddings in 512 dimensions, ten of each identity, or of as many as the argument says: how long
 * it takes, and the process's highest memory, which is promised to stay under 2 GB. Run it with {@code -Xmx1200m}.
 */
public final class AllPairsBenchmark {

    private static final int DIMENSIONS = 512;
    private static final int IMAGES = 10;

    private AllPairsBenchmark() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        FloatMatrix embeddings = drawn(rows);
        int[] labels = new int[rows];
        Arrays.setAll(labels, i -> i / IMAGES);
        int threads = Runtime.getRuntime().availableProcessors();
        long start = System.nanoTime();
        CountedScores counted = new AllPairs(Work.silent().withThreads(threads)).count(embeddings, labels);
        double seconds = (System.nanoTime() - start) / 1e9;
        TrueAcceptRate rate = TrueAcceptRate.at(counted, 1e-6);
        double pairs = counted.matedPairs() + counted.nonMatedPairs();
        System.out.printf(
                Locale.ROOT,
                "%,.0f pairs on %d threads: %.1f s, %.0f million a second; TAR %.4f at FAR 1e-6%n",
                pairs,
                threads,
                seconds,
                pairs / seconds / 1e6,
                rate.value());
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(line -> System.out.println(
                            "highest memory " + line.substring(6).strip() + " (promised under 2 GB)"));
        }
    }

    private static FloatMatrix drawn(int rows) {
        Random random = new Random(1);
        float[] values = new float[rows * DIMENSIONS];
        float[] centre = new float[DIMENSIONS];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < DIMENSIONS; k++) {
                centre[k] = i % IMAGES == 0 ? (float) random.nextGaussian() : centre[k];
                values[i * DIMENSIONS + k] = centre[k] + 1.5f * (float) random.nextGaussian();
            }
        }
        return new FloatMatrix(rows, DIMENSIONS, values);
    }
}
