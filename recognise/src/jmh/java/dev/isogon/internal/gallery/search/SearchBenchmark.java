package dev.isogon.internal.gallery.search;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.gallery.search.rows.Stamp;
import dev.isogon.internal.gallery.search.rows.VectorFile;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The five best among 100,000 and a million vectors of 512 dimensions, by one probe and by 64 at once, beside FAISS's exact
 * index, in turn and after a rest, with the threads that it is fastest with: half and hundredth slowest, as ratios (promised: at p50 at most 1).
 * Then how long the file takes to open, and how much of what two threads can read from memory a single search reads. Arguments: a file of real embeddings to draw
 * around, N×512 float32, big-endian (random directions without), and perhaps the numbers of rows.
 */
public final class SearchBenchmark {

    private static final int DIMENSIONS = 512;
    private static final int TOP = 5;
    private static final int ROUNDS = 6;

    /** Rounds of few searches, so that the hundredth slowest is not the slowest of all. */
    private static final int MANY_ROUNDS = 24;

    /** OpenBLAS's threads look for new work for about 0.1 s after their last, on the processors of whoever comes next. */
    private static final int REST_MS = 400;

    private static final int PROBES = 1024;
    private static final UUID GALLERY = new UUID(0, 1);

    /** They choose other kernels than the processor's own. */
    private static final List<String> CHOSEN_KERNELS = List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private final int rows;
    private final Path file;
    private final Path probeFile;
    private final FloatMatrix probes;
    private final Work work = Work.silent();

    private SearchBenchmark(int rows, Path file, Path probeFile, FloatMatrix probes) {
        this.rows = rows;
        this.file = file;
        this.probeFile = probeFile;
        this.probes = probes;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (CHOSEN_KERNELS.stream().anyMatch(System.getenv()::containsKey)) {
            withoutChosenKernels(arguments);
            return;
        }
        Path embeddings = arguments.length > 0 ? Path.of(arguments[0]) : null;
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {100_000, 1_000_000};
        System.out.println("load average before: "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Path folder = Files.createTempDirectory("isogon-search");
        try {
            for (int rows : sizes) {
                drawn(embeddings, rows, folder).run();
            }
        } finally {
            Files.deleteIfExists(folder.resolve("vectors.f32"));
            Files.deleteIfExists(folder.resolve("probes"));
            Files.delete(folder);
        }
        System.out.println("load average after: "
                + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void withoutChosenKernels(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SearchBenchmark.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder again = new ProcessBuilder(command).inheritIO();
        CHOSEN_KERNELS.forEach(again.environment()::remove);
        System.exit(again.start().waitFor());
    }

    private static SearchBenchmark drawn(@Nullable Path embeddings, int rows, Path folder) throws IOException {
        DrawnVectors drawn = DrawnVectors.around(embeddings, DIMENSIONS);
        float[] probes = new float[PROBES * DIMENSIONS];
        for (int p = 0; p < PROBES; p++) {
            System.arraycopy(drawn.next(), 0, probes, p * DIMENSIONS, DIMENSIONS);
        }
        ByteBuffer bytes = ByteBuffer.allocate(probes.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(probes);
        Path file = folder.resolve("vectors.f32");
        VectorFile.write(file, new Stamp(GALLERY, 0, rows), DIMENSIONS, into -> {
            for (int i = 1; i <= rows; i++) {
                into.add(i, i, drawn.next());
            }
        });
        return new SearchBenchmark(
                rows,
                file,
                Files.write(folder.resolve("probes"), bytes.array()),
                new FloatMatrix(PROBES, DIMENSIONS, probes));
    }

    private VectorFile open() throws IOException {
        return VectorFile.open(file, GALLERY, 0).orElseThrow();
    }

    private void run() throws IOException {
        double[] opening = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            GalleryVectors.of(open()).close();
            opening[i] = (System.nanoTime() - begun) / 1e9;
        }
        System.out.printf(
                Locale.ROOT, "%,d rows: opened in %.3f s, first %.3f s%n", rows, percentile(opening, 50), opening[0]);
        try (GalleryVectors gallery = GalleryVectors.of(open());
                FaissPeer faiss = FaissPeer.start(file, rows, DIMENSIONS, probeFile, PROBES, TOP)) {
            if (!faiss.isThere()) {
                System.out.println("without FAISS, which is not there (Debian: python3-faiss, libopenblas0-pthread)");
            }
            double single = compare(gallery, faiss, 1, ROUNDS, rows > 500_000 ? 20 : 100);
            compare(gallery, faiss, 64, rows > 500_000 ? ROUNDS : MANY_ROUNDS, rows > 500_000 ? 3 : 15);
            double read = (double) rows * DIMENSIONS * Float.BYTES / 1e9;
            double bandwidth = bandwidth();
            System.out.printf(
                    Locale.ROOT,
                    "  one probe reads %.1f GB/s, %.0f %% of the %.1f GB/s that %d threads read%n",
                    read / single,
                    100 * read / single / bandwidth,
                    bandwidth,
                    work.threads());
        }
    }

    /** The median of a search in seconds. */
    private double compare(GalleryVectors gallery, FaissPeer faiss, int batch, int rounds, int searches)
            throws IOException {
        double[] ours = new double[rounds * searches];
        double[] theirs = new double[rounds * searches];
        int same = 0;
        // Threads of both kinds disturb each other: the usual setting is the slowest with many probes.
        FaissPeer.Threads threads = faiss.isThere()
                ? faiss.fastest(work.threads(), batch, Math.max(5, searches / 2))
                : new FaissPeer.Threads(0, 0);
        for (int round = -1; round < rounds; round++) {
            int first = PROBES / batch < searches * rounds ? 0 : Math.max(0, round) * searches * batch;
            rest();
            FaissPeer.Searches peer = faiss.isThere()
                    ? faiss.search(threads, batch, first, searches)
                    : new FaissPeer.Searches(new double[0], new long[0]);
            rest();
            for (int i = 0; i < searches; i++) {
                FloatMatrix asked = new FloatMatrix(
                        batch,
                        DIMENSIONS,
                        Arrays.copyOfRange(
                                probes.values(),
                                (first + i * batch) * DIMENSIONS,
                                (first + (i + 1) * batch) * DIMENSIONS));
                long begun = System.nanoTime();
                List<List<Match>> found = gallery.best(asked, TOP, work);
                double seconds = (System.nanoTime() - begun) / 1e9;
                if (round >= 0) {
                    ours[round * searches + i] = seconds;
                    if (faiss.isThere()) {
                        theirs[round * searches + i] = peer.seconds()[i];
                        same += peer.rows()[i] + 1 == found.get(0).get(0).image() ? 1 : 0;
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  batch %d, %d searches: p50 %.2f ms, p99 %.2f ms; %s (threads %d of OpenMP, %d of OpenBLAS) p50 %.2f ms,"
                        + " p99 %.2f ms; ratio p50 %.3f (promised at"
                        + " most 1), p99 %.3f; the same first %d of %d%n",
                batch,
                ours.length,
                1e3 * percentile(ours, 50),
                1e3 * percentile(ours, 99),
                faiss.version(),
                threads.openmp(),
                threads.openblas(),
                1e3 * percentile(theirs, 50),
                1e3 * percentile(theirs, 99),
                percentile(ours, 50) / percentile(theirs, 50),
                percentile(ours, 99) / percentile(theirs, 99),
                same,
                ours.length);
        return percentile(ours, 50);
    }

    private static void rest() throws IOException {
        try {
            Thread.sleep(REST_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /**
     * GB/s that all threads read together from memory of their own, 128 MB each, by comparing two halves, which the JVM does with
     * the processor's widest instructions: the best of several.
     */
    private double bandwidth() {
        long[][] numbers = new long[work.threads()][1 << 24];
        double best = 0;
        for (int round = 0; round < 2 * ROUNDS; round++) {
            AtomicInteger next = new AtomicInteger();
            AtomicInteger different = new AtomicInteger();
            long begun = System.nanoTime();
            Parallel.onEach(work.threads(), "reading", () -> {
                long[] own = numbers[next.getAndIncrement()];
                int half = own.length / 2;
                different.addAndGet(Arrays.equals(own, 0, half, own, half, own.length) ? 0 : 1);
            });
            double bytes = (double) work.threads() * numbers[0].length * Long.BYTES;
            best = Math.max(best, bytes / (System.nanoTime() - begun) + different.get());
        }
        return best;
    }
}
