package dev.isogon.internal.data.pairs;

import dev.isogon.internal.data.pairs.LabelledScores.Subjects;
import dev.isogon.internal.data.text.Printable;
import dev.isogon.metrics.BrokenFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Pairs with their scores as a file's rows tell them; what cannot be one is refused by its line. */
final class ScoreRows {

    private final ScoreKind kind;
    private final Broken broken;
    private final PairLabels labels;
    private final Map<String, Integer> foldNumbers = new HashMap<>();
    private final Map<String, Integer> subjectNumbers = new HashMap<>();
    private double[] scores = new double[1024];
    private boolean[] mated = new boolean[1024];
    private int[] folds = new int[0];
    private int[] first = new int[0];
    private int[] second = new int[0];
    private int size;

    /** What is thrown for a line. */
    @FunctionalInterface
    interface Broken {

        /**
         * The exception.
         *
         * @param problem continues "line 3": "has …"
         */
        BrokenFileException at(int line, String problem);
    }

    ScoreRows(ScoreKind kind, Broken broken) {
        this.kind = kind;
        this.broken = broken;
        this.labels = new PairLabels(broken);
    }

    /** A pair whose label says whether it is mated. */
    void add(int line, String label, String score) {
        add(line, labels.mated(line, label), score);
    }

    /** A pair of which it is known whose images they are. */
    void add(int line, String claimed, String real, String score) {
        add(line, claimed.equals(real), score);
        first = grown(first);
        second = grown(second);
        first[size - 1] = number(subjectNumbers, claimed);
        second[size - 1] = number(subjectNumbers, real);
    }

    /** The fold of the pair that was added last. */
    void fold(String name) {
        folds = grown(folds);
        folds[size - 1] = number(foldNumbers, name);
    }

    /** A pair that is known to be mated or not. */
    void add(int line, boolean same, String text) {
        OptionalDouble number = text.isBlank() ? OptionalDouble.of(Double.NaN) : ScoreNumber.of(text);
        if (number.isEmpty()) {
            throw broken.at(
                    line,
                    "has the " + kind.word() + " \"" + Printable.shortened(text) + "\", but a number is expected"
                            + (text.indexOf(',') >= 0 ? ", with a point before its decimals" : ""));
        }
        double score = kind.turned(number.getAsDouble());
        if (score == Double.POSITIVE_INFINITY) {
            throw broken.at(
                    line,
                    "has the " + kind.word() + " " + Printable.shortened(text)
                            + ", which no threshold rejects; a number"
                            + " is expected, or NaN where the comparison failed");
        }
        if (size == scores.length) {
            scores = Arrays.copyOf(scores, 2 * size);
            mated = Arrays.copyOf(mated, 2 * size);
        }
        scores[size] = score;
        mated[size] = same;
        size++;
    }

    private static int number(Map<String, Integer> numbers, String name) {
        Integer next = numbers.size();
        Integer known = numbers.putIfAbsent(name.strip(), next);
        return known == null ? next : known;
    }

    private int[] grown(int[] values) {
        return values.length < size ? Arrays.copyOf(values, scores.length) : values;
    }

    /** All of them. */
    LabelledScores all(Path file) {
        if (size == 0) {
            throw new BrokenFileException(file, "has no pairs: a row is expected for each");
        }
        return new LabelledScores(
                Arrays.copyOf(scores, size),
                Arrays.copyOf(mated, size),
                known(folds),
                kind,
                first.length == 0 ? null : new Subjects(Arrays.copyOf(first, size), Arrays.copyOf(second, size)));
    }

    private int @Nullable [] known(int[] values) {
        return values.length == 0 ? null : Arrays.copyOf(values, size);
    }
}
