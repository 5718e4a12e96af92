package dev.isogon.internal.eval.neighbours;

import dev.isogon.internal.bench.SideBySide;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.FloatRows;
import dev.isogon.metrics.Work;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;

/** Exact nearest neighbours of 60,000 embeddings in 128 dimensions against the bare matrix products they need. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g"})
public class NeighboursBenchmark {

    private static final int ROWS = 60_000;
    private static final int DIMENSIONS = 128;

    /** Rows of a bare product on either side; larger and smaller ones were slower. */
    private static final int BARE = 1_024;

    /** Spread: no structure. Clustered: as embeddings lie after training, ten classes, within 18° of their centres. */
    @Param({"spread", "clustered"})
    public String cloud = "";

    private final int threads = Runtime.getRuntime().availableProcessors();
    private FloatMatrix embeddings = new FloatMatrix(0, 1, new float[0]);

    @Setup
    public void draw() {
        Random random = new Random(1);
        float[] centres = new float[10 * DIMENSIONS];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) random.nextGaussian();
        }
        float share = cloud.equals("clustered") ? 0.3f : 1;
        float[] values = new float[ROWS * DIMENSIONS];
        for (int i = 0; i < values.length; i++) {
            float centre = centres[i / DIMENSIONS % 10 * DIMENSIONS + i % DIMENSIONS];
            values[i] = (share < 1 ? centre : 0) + share * (float) random.nextGaussian();
        }
        embeddings = new FloatMatrix(ROWS, DIMENSIONS, values);
    }

    @Benchmark
    public int[] exactNeighbours() {
        return new NearestNeighbours(Similarity.COSINE, Work.silent().withThreads(threads)).findOthers(embeddings);
    }

    @Benchmark
    public void bareProducts() throws InterruptedException {
        try (FloatRows rows = new FloatRows(ROWS, DIMENSIONS)) {
            rows.put(0, ROWS, embeddings.values());
            AtomicInteger next = new AtomicInteger();
            var workers = Stream.generate(() -> new Thread(() -> multiply(rows, next)))
                    .limit(threads)
                    .toList();
            workers.forEach(Thread::start);
            for (Thread worker : workers) {
                worker.join();
            }
        }
    }

    private static void multiply(FloatRows rows, AtomicInteger next) {
        try (FloatRows products = new FloatRows(BARE, BARE)) {
            for (int p = next.getAndAdd(BARE); p < ROWS; p = next.getAndAdd(BARE)) {
                int probes = Math.min(BARE, ROWS - p);
                int from = p;
                IntStream.iterate(0, g -> g < ROWS, g -> g + BARE)
                        .forEach(g -> products.product(rows, g, Math.min(BARE, ROWS - g), rows, from, probes));
            }
        }
    }

    public static void main(String[] args) throws RunnerException {
        for (String cloud : new String[] {"spread", "clustered"}) {
            SideBySide.run(
                    System.out,
                    NeighboursBenchmark.class,
                    "exactNeighbours",
                    "bareProducts",
                    1.5,
                    Map.of("cloud", cloud));
        }
    }
}
