package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.VectorFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * FAISS's exact index of inner products in a process of its own, which searches whenever it is asked to and sleeps meanwhile:
 * what the search is measured against. It is no part of Isogon; Debian has it as python3-faiss, and libopenblas0-pthread.
 */
final class FaissPeer implements AutoCloseable {

    /** Reads lines of "openmp openblas batch first count", the first two being threads, answers with the seconds of each search and with the first that each found. */
    private static final String PROGRAM = """
            import ctypes, sys, time, numpy, faiss
            offset, rows, d, asked, top = map(int, sys.argv[3:])
            blas = ctypes.CDLL('libopenblas.so.0')
            index = faiss.IndexFlatIP(d)
            vectors = numpy.memmap(sys.argv[1], '<f4', 'r', offset, (rows, d))
            for i in range(0, rows, 50000):
                index.add(numpy.ascontiguousarray(vectors[i:i + 50000]))
            probes = numpy.fromfile(sys.argv[2], '<f4').reshape(asked, d)
            print('FAISS', faiss.__version__, flush=True)
            for line in sys.stdin:
                openmp, openblas, batch, first, count = map(int, line.split())
                faiss.omp_set_num_threads(openmp)
                blas.openblas_set_num_threads(openblas)
                seconds, found = [], []
                for i in range(count):
                    x = probes[first + i * batch:first + (i + 1) * batch]
                    start = time.perf_counter()
                    _, ids = index.search(x, top)
                    seconds.append(time.perf_counter() - start)
                    found.append(ids[0][0])
                print(*seconds, *found, flush=True)
            """;

    /** What some searches took, and the row that the first probe of each found first. */
    record Searches(double[] seconds, long[] rows) {

        double median() {
            double[] sorted = seconds.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }

    /** Threads of FAISS's own loops and of the products. */
    record Threads(int openmp, int openblas) {}

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final @Nullable String version;

    private FaissPeer(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        version = answers.readLine();
    }

    /** Copies the rows of a file of ours into an index. */
    static FaissPeer start(Path vectors, int rows, int dimensions, Path probes, int count, int top) throws IOException {
        List<String> numbers = Stream.of(VectorFile.ROWS_AT, rows, dimensions, count, top)
                .map(String::valueOf)
                .toList();
        List<String> command = Stream.of(
                        List.of("/usr/bin/python3", "-c", PROGRAM, String.valueOf(vectors), String.valueOf(probes)),
                        numbers)
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Those are for our own process.
        builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
        return new FaissPeer(builder.start());
    }

    boolean isThere() {
        return version != null;
    }

    String version() {
        return String.valueOf(version);
    }

    /** With which threads, up to {@code most} of a kind, it is fastest. */
    Threads fastest(int most, int batch, int searches) throws IOException {
        Threads fastest = new Threads(most, most);
        double seconds = Double.POSITIVE_INFINITY;
        for (Threads each : Set.of(new Threads(1, 1), new Threads(most, 1), new Threads(1, most), fastest)) {
            search(each, batch, 0, searches);
            double median = search(each, batch, 0, searches).median();
            if (median < seconds) {
                fastest = each;
                seconds = median;
            }
        }
        return fastest;
    }

    Searches search(Threads threads, int batch, int first, int count) throws IOException {
        questions.write(String.format("%d %d %d %d %d%n", threads.openmp(), threads.openblas(), batch, first, count));
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("FAISS ended while it was to search");
        }
        String[] numbers = answer.split(" ", -1);
        double[] seconds = new double[count];
        long[] rows = new long[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = Double.parseDouble(numbers[i]);
            rows[i] = Long.parseLong(numbers[count + i]);
        }
        return new Searches(seconds, rows);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
