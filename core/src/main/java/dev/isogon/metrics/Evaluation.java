package dev.isogon.metrics;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.judging.EveryPair;
import dev.isogon.internal.evaluation.judging.PairJudgement;
import dev.isogon.internal.evaluation.judging.SearchJudgement;
import dev.isogon.internal.evaluation.judging.SetEvaluation;
import dev.isogon.internal.matrix.FloatMatrix;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scores or embeddings are worth: ROC, EER and TAR at FAR of pairs, ranks and DIR at FPIR of searches, retrieval and
 * clusters, with intervals that resample identities, or the reason why there are none. An object of this class says what is
 * asked and never changes; {@link #run} does it.
 *
 * <p>Of embeddings, all pairs are compared by cosine; half of the images of each identity with two or more are enrolled and
 * the other half search; strangers are those given, or else the identities with one image. Scores are accepted iff they are
 * at least the threshold, distances iff they are at most that. docs/data.md has the definitions, and where other toolkits' differ.
 *
 * <p>Without {@code org.bytedeco:openblas} on the class path it finds the same, slower.
 */
public final class Evaluation {

    private static final double[] FARS = {0.1, 0.01, 0.001};
    private static final double[] FPIRS = {0.1, 0.01};

    private final @Nullable LabelledScores scores;
    private final @Nullable LabelledEmbeddings known;
    private final @Nullable LabelledEmbeddings strangers;
    private final double[] falseAcceptRates;
    private final double[] falsePositiveRates;

    private Evaluation(
            @Nullable LabelledScores scores,
            @Nullable LabelledEmbeddings known,
            @Nullable LabelledEmbeddings strangers,
            double[] falseAcceptRates,
            double[] falsePositiveRates) {
        this.scores = scores;
        this.known = known;
        this.strangers = strangers;
        this.falseAcceptRates = falseAcceptRates;
        this.falsePositiveRates = falsePositiveRates;
    }

    /**
     * Of scores of pairs, accepted iff they are at least the threshold. A comparison that failed, since an image gave no
     * template, has NaN or −∞: it is in none of the figures AUC, EER and TAR, and counted in {@code FTA} and in {@code FRR at
     * FMR …}, the rates of ISO/IEC 19795-1, which are there where one failed.
     *
     * @param scores M numbers, higher for more alike
     * @param mated M, whether a pair is of one identity
     * @throws IllegalArgumentException when they are not as many, or a score is +∞, which no threshold rejects
     */
    public static Evaluation ofScores(double[] scores, boolean[] mated) {
        return of(LabelledScores.of(ScoreKind.SIMILARITY, scores, mated));
    }

    /**
     * Of distances of pairs, accepted iff they are at most the threshold, which is a distance too. One of a comparison that
     * failed is NaN or +∞; see {@link #ofScores}.
     *
     * @param distances M numbers, lower for more alike
     * @param mated M, whether a pair is of one identity
     * @throws IllegalArgumentException when they are not as many, or a distance is −∞, which no threshold rejects
     */
    public static Evaluation ofDistances(double[] distances, boolean[] mated) {
        return of(LabelledScores.of(ScoreKind.DISTANCE, distances, mated));
    }

    private static Evaluation of(LabelledScores scores) {
        return new Evaluation(scores, null, null, FARS, FPIRS);
    }

    /**
     * Of embeddings.
     *
     * @param embeddings N×D, of any length: the cosine is what counts
     * @param identities N, whose each of them is: numbers of at least 0
     * @throws IllegalArgumentException when they are not as many
     */
    public static Evaluation of(Embeddings embeddings, int[] identities) {
        return new Evaluation(null, labelled(embeddings, identities), null, FARS, FPIRS);
    }

    /** The same of plain arrays: N rows of D numbers. */
    public static Evaluation of(float[][] embeddings, int[] identities) {
        return of(Embeddings.of(embeddings), identities);
    }

    /**
     * With searches by people who are not in the gallery, instead of the identities with one image.
     *
     * @param embeddings P×D
     * @param identities P, whose each of them is; their numbers have nothing to do with those of the known
     * @throws IllegalStateException when scores are evaluated
     */
    public Evaluation strangers(Embeddings embeddings, int[] identities) {
        if (known == null) {
            throw new IllegalStateException("strangers go with embeddings, not with scores");
        }
        return new Evaluation(null, known, labelled(embeddings, identities), falseAcceptRates, falsePositiveRates);
    }

    /** With the TAR at these FARs, in (0, 1); otherwise at 0.1, 0.01 and 0.001. */
    public Evaluation falseAcceptRates(double... rates) {
        return new Evaluation(scores, known, strangers, rates.clone(), falsePositiveRates);
    }

    /** With the DIR at these FPIRs, in (0, 1); otherwise at 0.1 and 0.01. */
    public Evaluation falsePositiveRates(double... rates) {
        return new Evaluation(scores, known, strangers, falseAcceptRates, rates.clone());
    }

    private static LabelledEmbeddings labelled(Embeddings embeddings, int[] identities) {
        return new LabelledEmbeddings(
                embeddings.names(),
                new FloatMatrix(embeddings.size(), embeddings.dimensions(), embeddings.values()),
                identities.clone(),
                List.of());
    }

    /** Evaluates on all cores. */
    public EvaluationResult run() {
        return run(Work.silent());
    }

    /**
     * Evaluates. Embeddings of zeros, as where no face was found, are failures to enrol and left out with a warning.
     *
     * @throws SettingsException when there are no mated or no non-mated pairs, or all of a kind failed
     * @throws IllegalArgumentException when a number of an embedding is not finite, naming its row, or a rate not in (0, 1)
     * @throws StoppedException when the work is stopped
     */
    public EvaluationResult run(Work work) {
        PairJudgement pairs = new PairJudgement(targets(falseAcceptRates));
        if (scores != null) {
            return SetEvaluation.ofScores(pairs, "scores", scores).measurements();
        }
        if (known == null) {
            throw new IllegalStateException("there is nothing to evaluate");
        }
        checkFinite(known);
        if (strangers != null) {
            checkFinite(strangers);
        }
        CosineScores cosines = new CosineScores(work);
        SearchJudgement searches = new SearchJudgement(targets(falsePositiveRates), cosines);
        return new SetEvaluation(pairs, searches, new EveryPair(work), cosines)
                .of("embeddings", known, null, strangers)
                .measurements();
    }

    private static void checkFinite(LabelledEmbeddings set) {
        FiniteRows.check("embedding", set.matrix(), set.names());
    }

    private static List<BigDecimal> targets(double[] rates) {
        return Arrays.stream(rates).mapToObj(BigDecimal::valueOf).toList();
    }
}
