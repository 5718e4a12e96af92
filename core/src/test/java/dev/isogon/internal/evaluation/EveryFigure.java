package dev.isogon.internal.evaluation;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.calibration.FixedSequence;
import dev.isogon.internal.eval.calibration.HeldOutScores;
import dev.isogon.internal.eval.calibration.Verdict;
import dev.isogon.internal.eval.clustering.KMeans;
import dev.isogon.internal.eval.clustering.MutualInformation;
import dev.isogon.internal.eval.identification.DirDefinition;
import dev.isogon.internal.eval.identification.EnrolledRows;
import dev.isogon.internal.eval.identification.Enrolment;
import dev.isogon.internal.eval.identification.OpenSetIdentification;
import dev.isogon.internal.eval.identification.Searches;
import dev.isogon.internal.eval.neighbours.NearestNeighbours;
import dev.isogon.internal.eval.neighbours.Similarity;
import dev.isogon.internal.eval.retrieval.Retrieval;
import dev.isogon.internal.eval.verification.Auc;
import dev.isogon.internal.eval.verification.EqualErrorRate;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.TrueAcceptRate;
import dev.isogon.internal.eval.verification.allpairs.AllPairs;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.internal.matrix.OpenBlas;
import dev.isogon.metrics.Work;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What core computes of embeddings, each figure once; callable where the test's own libraries are not. */
public final class EveryFigure {

    static final int IDENTITIES = 120;
    static final int IMAGES = 4;
    static final int DIMENSIONS = 48;

    private final FloatMatrix embeddings;
    private final int[] labels;
    private final Map<String, double[]> figures = new TreeMap<>();

    private EveryFigure(FloatMatrix embeddings, int[] labels) {
        this.embeddings = embeddings;
        this.labels = labels;
    }

    /** Whether OpenBLAS makes the products. */
    public static boolean byOpenBlas() {
        return OpenBlas.isThere();
    }

    /** Every figure by its name; of the same embeddings each time. */
    public static Map<String, double[]> all() {
        Random random = new Random(7);
        int[] labels = new int[IDENTITIES * IMAGES];
        float[] values = new float[labels.length * DIMENSIONS];
        for (int identity = 0; identity < IDENTITIES; identity++) {
            double[] place = random.doubles(DIMENSIONS, -1, 1).toArray();
            for (int image = 0; image < IMAGES; image++) {
                int row = identity * IMAGES + image;
                labels[row] = identity;
                for (int k = 0; k < DIMENSIONS; k++) {
                    values[row * DIMENSIONS + k] = (float) (place[k] + 0.6 * random.nextGaussian());
                }
            }
        }
        EveryFigure all = new EveryFigure(new FloatMatrix(labels.length, DIMENSIONS, values), labels);
        all.neighbours();
        all.pairs();
        all.searches();
        all.sets();
        all.calibration();
        return all.figures;
    }

    private void neighbours() {
        for (Similarity each : Similarity.values()) {
            NearestNeighbours search = new NearestNeighbours(each, Work.silent().withThreads(2));
            put("neighbours others " + each, search.findOthers(embeddings));
            put("neighbours " + each, search.find(rows(0, 200), rows(200, labels.length)));
            put("neighbours tight " + each, search.findOthers(tight()));
        }
    }

    /** All within rounding of float32 of each other, so that only what is refined tells them apart. */
    private FloatMatrix tight() {
        float[] values = new float[embeddings.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1 + i % DIMENSIONS + 1e-6f * embeddings.values()[i];
        }
        return new FloatMatrix(labels.length, DIMENSIONS, values);
    }

    private void pairs() {
        ScoredPairs scores = new AllPairs(Work.silent().withThreads(2)).count(embeddings, labels);
        put("rate AUC", Auc.of(scores));
        put("rate EER", EqualErrorRate.of(scores).value());
        put("rate TAR", TrueAcceptRate.at(scores, 0.001).value());
        put("threshold EER", EqualErrorRate.of(scores).threshold());
        put("threshold TAR", TrueAcceptRate.at(scores, 0.001).rates().threshold());
    }

    private void searches() {
        int known = labels.length / 2;
        EnrolledRows gallery = EnrolledRows.of(rows(0, known), Arrays.copyOf(labels, known), Enrolment.TEMPLATE);
        Searches searches = Searches.of(
                embeddings, labels, gallery, new CosineScores(Work.silent().withThreads(2)));
        OpenSetIdentification open = OpenSetIdentification.of(searches, 0.05, 1, DirDefinition.ISO);
        put("rate DIR", open.dir());
        put("threshold DIR", open.threshold());
    }

    private void sets() {
        Retrieval retrieval = Retrieval.leaveOneOut(
                embeddings,
                labels,
                TieRule.PESSIMISTIC,
                new CosineScores(Work.silent().withThreads(2)));
        put("rate MAP@R", retrieval.averagePrecisionAtR().mean());
        put("rate MRR", retrieval.reciprocalRank().mean());
        int[] clusters = new KMeans(IDENTITIES, 3).of(embeddings);
        put("rate NMI", MutualInformation.of(clusters, labels).normalized());
    }

    private void calibration() {
        try (HeldOutScores scores = new HeldOutScores(embeddings, labels, Work.silent())) {
            put(
                    "score mated",
                    Arrays.stream(scores.mated())
                            .flatMapToDouble(Arrays::stream)
                            .toArray());
            put("promise FMR", promise(FixedSequence.of(scores.falseMatches(0.05), 0.05, 0.95)));
            put("promise FPIR", promise(FixedSequence.of(scores.falsePositives(20, 0.3), 0.3, 0.95)));
        }
    }

    private static double promise(Verdict verdict) {
        return ((Verdict.Chosen) verdict).threshold();
    }

    private FloatMatrix rows(int from, int to) {
        float[] values = Arrays.copyOfRange(embeddings.values(), from * DIMENSIONS, to * DIMENSIONS);
        return new FloatMatrix(to - from, DIMENSIONS, values);
    }

    private void put(String name, double... values) {
        figures.put(name, values);
    }

    private void put(String name, int[] values) {
        figures.put(name, Arrays.stream(values).asDoubleStream().toArray());
    }
}
