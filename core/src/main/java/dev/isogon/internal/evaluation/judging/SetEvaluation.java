package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.data.pairs.LabelledScores;
import dev.isogon.internal.data.pairs.PairedRows;
import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.verification.weighted.IdentityScores;
import dev.isogon.internal.evaluation.EvaluationResults;
import dev.isogon.internal.evaluation.IdentificationResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.internal.evaluation.Warnings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates embeddings whose identities are known: pairs (those listed, or all), searches in a gallery, retrieval and
 * clustering where some identities have several images.
 *
 * @param verification how pairs are judged
 * @param searches how searches are
 * @param every how all pairs are
 * @param cosines with how many threads
 */
public record SetEvaluation(
        PairJudgement verification, SearchJudgement searches, EveryPair every, CosineScores cosines) {

    /**
     * Evaluates; where pairs are listed and no strangers given, these pairs alone, which takes no time.
     *
     * @param name of the data, for headings
     * @param listed pairs; null for all of them
     * @param strangers of other identities; null where none are given
     * @throws dev.isogon.metrics.SettingsException when there are no mated or no non-mated pairs, or too many for memory
     */
    public EvaluationResults of(
            String name, LabelledEmbeddings set, @Nullable PairedRows listed, @Nullable LabelledEmbeddings strangers) {
        VerificationResult pairs = listed == null ? every.judged(verification, set) : listed(set, listed);
        if (listed != null && strangers == null) {
            return new EvaluationResults(name, pairs, null, null, null, null, Warnings.of(pairs));
        }
        IdentificationResult identification = searches.of(set, strangers);
        List<String> warnings = new ArrayList<>(Warnings.of(pairs));
        if (identification != null) {
            warnings.addAll(Warnings.of(identification));
        }
        SetJudgement whole = new SetJudgement(cosines);
        if (SetJudgement.isLarge(set)) {
            warnings.add("the set is too large for k-means, which would take minutes, so there are no clusters");
        }
        return new EvaluationResults(
                name, pairs, identification, whole.retrieval(set), whole.clustering(set), null, warnings);
    }

    /** Evaluates listed pairs of images whose identities are not known. */
    public EvaluationResults ofPairs(String name, LabelledEmbeddings set, PairedRows rows) {
        return ofScores(verification, name, PairCosines.of(set.matrix(), rows));
    }

    /** Evaluates scores, of which nothing is known but who is mated. */
    public static EvaluationResults ofScores(PairJudgement verification, String name, LabelledScores scores) {
        VerificationResult pairs = verification.of("listed pairs", scores, null);
        return new EvaluationResults(name, pairs, null, null, null, null, Warnings.of(pairs));
    }

    private VerificationResult listed(LabelledEmbeddings set, PairedRows rows) {
        LabelledScores scored = PairCosines.of(set.matrix(), rows);
        IdentityScores identities =
                new IdentityScores(set.labels(rows.first()), set.labels(rows.second()), scored.scores());
        return verification.of("listed pairs", scored, agrees(identities, scored.mated()) ? identities : null);
    }

    /** Whether labels and list say the same of who is who; otherwise only the list counts. */
    private static boolean agrees(IdentityScores identities, boolean[] mated) {
        for (int i = 0; i < mated.length; i++) {
            if ((identities.first()[i] == identities.second()[i]) != mated[i]) {
                return false;
            }
        }
        return true;
    }
}
