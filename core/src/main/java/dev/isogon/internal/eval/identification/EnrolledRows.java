package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Enrolled subjects, each with one or several images.
 *
 * @param enrolment how several images of a subject are compared
 * @param references R×D, the images of the first subject, then of the second, and so on; one row a subject in {@link
 *     Enrolment#TEMPLATE}
 * @param subjects S identities, ascending
 * @param firstRows S + 1 rows of {@code references}: where each subject begins, and R
 */
public record EnrolledRows(Enrolment enrolment, FloatMatrix references, int[] subjects, int[] firstRows) {

    /**
     * Enrols.
     *
     * @param embeddings N×D, N at least 1, in any order
     * @param labels N identities, at least 0
     * @throws IllegalArgumentException when there is nobody to enrol, a label is missing or negative, or a value is not
     *     finite
     */
    public static EnrolledRows of(FloatMatrix embeddings, int[] labels, Enrolment enrolment) {
        Searches.checkLabels("gallery", embeddings, labels);
        FiniteRows.check("gallery", embeddings);
        if (labels.length == 0) {
            throw new IllegalArgumentException("a gallery needs at least one embedding");
        }
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(labels[a], labels[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] subjects = Arrays.stream(labels).sorted().distinct().toArray();
        int[] firstRows = new int[subjects.length + 1];
        int d = embeddings.columns();
        float[] rows = new float[labels.length * d];
        int subject = 0;
        for (int i = 0; i < order.length; i++) {
            if (labels[order[i]] != subjects[subject]) {
                firstRows[++subject] = i;
            }
            System.arraycopy(embeddings.values(), order[i] * d, rows, i * d, d);
        }
        firstRows[subjects.length] = labels.length;
        FloatMatrix sorted = new FloatMatrix(labels.length, d, rows);
        return enrolment == Enrolment.TEMPLATE
                ? new EnrolledRows(
                        enrolment,
                        templates(sorted, firstRows),
                        subjects,
                        IntStream.rangeClosed(0, subjects.length).toArray())
                : new EnrolledRows(enrolment, sorted, subjects, firstRows);
    }

    /** The place of a subject in {@code subjects}, negative where it is not enrolled. */
    int place(int identity) {
        return Arrays.binarySearch(subjects, identity);
    }

    /** A probe's score with a subject, from its cosines with all references. */
    float score(int subject, float[] cosines) {
        int from = firstRows[subject];
        int to = firstRows[subject + 1];
        if (enrolment == Enrolment.MEAN_SCORE) {
            double sum = 0;
            for (int row = from; row < to; row++) {
                sum += cosines[row];
            }
            return (float) (sum / (to - from));
        }
        float best = cosines[from];
        for (int row = from + 1; row < to; row++) {
            best = cosines[row] > best ? cosines[row] : best;
        }
        return best;
    }

    private static FloatMatrix templates(FloatMatrix sorted, int[] firstRows) {
        int subjects = firstRows.length - 1;
        int d = sorted.columns();
        float[] templates = new float[subjects * d];
        double[] unit = new double[d];
        for (int s = 0; s < subjects; s++) {
            double[] sum = new double[d];
            for (int row = firstRows[s]; row < firstRows[s + 1]; row++) {
                UnitRows.put(sorted, row, 1, unit);
                for (int k = 0; k < d; k++) {
                    sum[k] += unit[k];
                }
            }
            double length = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
            for (int k = 0; k < d && length > 0; k++) {
                templates[s * d + k] = (float) (sum[k] / length);
            }
        }
        return new FloatMatrix(subjects, d, templates);
    }
}
