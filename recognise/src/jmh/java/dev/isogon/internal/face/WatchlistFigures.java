package dev.isogon.internal.face;

import dev.isogon.internal.data.vectors.VectorFormats;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.EnrolledRows;
import dev.isogon.internal.eval.identification.Enrolment;
import dev.isogon.internal.eval.identification.IdentityResamples;
import dev.isogon.internal.eval.identification.OpenSetIdentification;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.resampling.ResampledFigure;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Embeddings;
import dev.isogon.metrics.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How many of those who are enrolled with one image are missed (FNIR) where few strangers are named (FPIR), as NIST reports it
 * for 1:N searches: whoever has several images may be enrolled, whoever has one is a stranger. Arguments: embeddings as {@code
 * isogon embed} writes them, named by paths whose folder is the person, and sizes of the gallery.
 */
public final class WatchlistFigures {

    private static final int DRAWS = 10;
    private static final double[] RATES = {0.003, 0.01};

    private final Embeddings embeddings;
    private final Map<String, List<Integer>> several = new TreeMap<>();
    private final List<Integer> strangers = new ArrayList<>();

    private WatchlistFigures(Embeddings embeddings) {
        this.embeddings = embeddings;
        Map<String, List<Integer>> people = new TreeMap<>();
        for (int i = 0; i < embeddings.size(); i++) {
            String person = String.valueOf(Path.of(embeddings.names().get(i)).getParent());
            people.computeIfAbsent(person, name -> new ArrayList<>()).add(i);
        }
        people.forEach((person, rows) -> {
            if (rows.size() > 1) {
                several.put(person, rows);
            } else {
                strangers.addAll(rows);
            }
        });
    }

    /** One image of so many people enrolled; their others search, and one of each stranger. */
    private Searches drawn(int size, int seed) {
        Random random = new Random(seed);
        List<String> people = new ArrayList<>(several.keySet());
        Collections.shuffle(people, random);
        List<Integer> enrolled = new ArrayList<>();
        List<Integer> probes = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int person = 0; person < size; person++) {
            List<Integer> rows = new ArrayList<>(several.getOrDefault(people.get(person), List.of()));
            enrolled.add(rows.remove(random.nextInt(rows.size())));
            for (int row : rows) {
                probes.add(row);
                labels.add(person);
            }
        }
        for (int i = 0; i < strangers.size(); i++) {
            probes.add(strangers.get(i));
            labels.add(size + i);
        }
        int[] subjects = new int[size];
        Arrays.setAll(subjects, i -> i);
        return Searches.of(
                rows(probes),
                labels.stream().mapToInt(i -> i).toArray(),
                EnrolledRows.of(rows(enrolled), subjects, Enrolment.BEST_IMAGE),
                new CosineScores(Work.silent()));
    }

    private FloatMatrix rows(List<Integer> numbers) {
        int d = embeddings.dimensions();
        float[] values = new float[numbers.size() * d];
        for (int i = 0; i < numbers.size(); i++) {
            System.arraycopy(embeddings.values(), numbers.get(i) * d, values, i * d, d);
        }
        return new FloatMatrix(numbers.size(), d, values);
    }

    private void print(int size) {
        for (double rate : RATES) {
            double[] missed = new double[DRAWS];
            Interval first = new Interval(0, 0, 0, 0.95);
            for (int draw = 0; draw < DRAWS; draw++) {
                Searches searches = drawn(size, draw);
                missed[draw] = 1 - found(searches, rate);
                if (draw == 0) {
                    first = IdentityResamples.of(
                                    searches,
                                    List.of(new ResampledFigure<>(
                                            each -> found(each, rate), ResampledFigure.Of.MATED_AT_THRESHOLD)),
                                    0.95)
                            .get(0);
                }
            }
            double mean = Arrays.stream(missed).average().orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %s | %.3f (%.3f to %.3f) | %.3f | %.3f to %.3f |%n",
                    size,
                    rate,
                    mean,
                    Arrays.stream(missed).min().orElseThrow(),
                    Arrays.stream(missed).max().orElseThrow(),
                    missed[0],
                    1 - first.high(),
                    1 - first.low());
        }
    }

    private static double found(Searches searches, double rate) {
        return OpenSetIdentification.of(searches, rate, 1, DirDefinition.ISO).dir();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.out.println("Arguments: EMBEDDINGS SIZE…");
            return;
        }
        WatchlistFigures figures = new WatchlistFigures(VectorFormats.read(Path.of(arguments[0])));
        System.out.printf(
                Locale.ROOT,
                "%d people with several images, %d strangers with one%n",
                figures.several.size(),
                figures.strangers.size());
        System.out.println(
                "| enrolled | FPIR | FNIR, mean (lowest to highest) of 10 draws | FNIR of the first | its 95 % interval |");
        System.out.println("|---:|---:|---|---:|---|");
        for (String size : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            figures.print(Integer.parseInt(size));
        }
    }
}
