package dev.isogon.internal.models;

import dev.isogon.internal.eval.Holm;
import dev.isogon.internal.eval.McNemar;
import dev.isogon.internal.eval.neighbours.NearestNeighbours;
import dev.isogon.internal.eval.neighbours.NeighbourAccuracy;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.allpairs.AllPairs;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.UnitRows;
import dev.isogon.metrics.Embedder.Embedded;
import dev.isogon.metrics.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each way of feeding a network gave on the same images.
 *
 * @param images N
 * @param classes C
 * @param faces whether faces were looked for, and pictures were not taken whole
 * @param rows the best first: by accuracy, then by AUC
 */
public record Trial(int images, int classes, boolean faces, List<Row> rows) {

    private static final double LEVEL = 0.05;

    public Trial {
        rows = rows.stream()
                .sorted(Comparator.comparingDouble(Row::accuracy)
                        .thenComparingDouble(Row::auc)
                        .reversed())
                .toList();
    }

    /**
     * One way.
     *
     * @param embedded images that gave an embedding
     * @param problem why the first of the others gave none; "" where all did
     * @param correct N values: whether an image's nearest other one, by cosine, is of its class; false without an embedding
     * @param auc of all pairs by cosine, the chance that a mated one scores higher than a non-mated one; 0.5 where there are none
     */
    public record Row(Candidate candidate, int embedded, String problem, boolean[] correct, double auc) {

        /** The share of images whose nearest other one is of their class. */
        public double accuracy() {
            return NeighbourAccuracy.share(correct);
        }

        /**
         * Judges embeddings.
         *
         * @param labels N classes, of all images
         */
        static Row of(Candidate candidate, Embedded embedded, int[] labels, Work work) {
            boolean[] correct = new boolean[labels.length];
            int found = embedded.places().length;
            String problem = embedded.problems().values().stream().findFirst().orElse("");
            if (found < 2) {
                return new Row(candidate, found, problem, correct, 0.5);
            }
            FloatMatrix matrix = UnitRows.of(new FloatMatrix(found, embedded.dimensions(), embedded.values()));
            int[] known = embedded.of(labels);
            int[] nearest = new NearestNeighbours(Similarity.COSINE, work.withProgress((what, done, all) -> {}))
                    .findOthers(matrix);
            boolean[] right = NeighbourAccuracy.correct(nearest, known, known);
            for (int i = 0; i < found; i++) {
                correct[embedded.places()[i]] = right[i];
            }
            return new Row(candidate, found, problem, correct, area(matrix, known, work));
        }

        private static double area(FloatMatrix matrix, int[] labels, Work work) {
            IdentityScores pairs = new AllPairs(work.withProgress((what, done, all) -> {})).list(matrix, labels);
            return pairs.hasBothKinds() ? Auc.of(pairs.pairs()) : 0.5;
        }
    }

    /** What is proposed. */
    public Row best() {
        return rows.get(0);
    }

    /**
     * Those whose accuracy these images cannot tell from the best one's: McNemar's exact test against it, corrected for as many
     * comparisons (Holm), at 5 %.
     */
    public List<Row> alike() {
        List<Row> others = rows.subList(1, rows.size());
        double[] p = Holm.adjusted(others.stream()
                .mapToDouble(
                        each -> McNemar.of(best().correct(), each.correct()).pValue())
                .toArray());
        List<Row> alike = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (p[i] >= LEVEL) {
                alike.add(others.get(i));
            }
        }
        return alike;
    }
}
