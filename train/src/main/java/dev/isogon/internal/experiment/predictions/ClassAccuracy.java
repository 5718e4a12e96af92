package dev.isogon.internal.experiment.predictions;

import dev.isogon.internal.eval.ClopperPearson;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.evaluation.RetrievalResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a class is recognised.
 *
 * @param name its name
 * @param images that were judged, each counted once
 * @param accuracy the share of them that was recognised, with {@link ClopperPearson}'s interval
 */
public record ClassAccuracy(String name, int images, Interval accuracy) {

    private static final double CONFIDENCE = 0.95;

    /** Of each class that has test images. Seeds judge the same images, so the interval counts each image once. */
    public static List<ClassAccuracy> of(ConfusionMatrix matrix, List<String> classNames) {
        long[] judged = matrix.imagesByClass(classNames.size());
        long[] right = new long[classNames.size()];
        matrix.cells().stream()
                .filter(cell -> cell.truth() == cell.predicted())
                .forEach(cell -> right[cell.truth()] += cell.images());
        List<ClassAccuracy> classes = new ArrayList<>();
        for (int c = 0; c < judged.length; c++) {
            int images = (int) (judged[c] / Math.max(1, matrix.runs()));
            if (images > 0) {
                double share = (double) right[c] / judged[c];
                Interval exact = ClopperPearson.interval(Math.rint(share * images), images, CONFIDENCE);
                classes.add(new ClassAccuracy(
                        classNames.get(c), images, new Interval(share, exact.low(), exact.high(), CONFIDENCE)));
            }
        }
        return classes;
    }

    /** Of at most {@code most} identities, those with most images, by whether each image's nearest other is of it. */
    public static List<ClassAccuracy> of(RetrievalResult retrieval, int most) {
        return retrieval.byIdentity().stream()
                .sorted(Comparator.comparingInt(each -> -each.images()))
                .limit(most)
                .map(each -> new ClassAccuracy(
                        each.identity(),
                        each.images(),
                        ClopperPearson.interval(each.found(), each.images(), CONFIDENCE)))
                .toList();
    }

    /** The same, the worst first; of equal ones those with the most images, which are the surest. */
    public static List<ClassAccuracy> worstFirst(List<ClassAccuracy> classes) {
        return classes.stream()
                .sorted(Comparator.<ClassAccuracy>comparingDouble(
                                each -> each.accuracy().value())
                        .thenComparingInt(each -> -each.images()))
                .toList();
    }
}
