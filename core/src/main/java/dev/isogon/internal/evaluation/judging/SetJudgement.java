package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.Interval;
import dev.isogon.internal.eval.TieRule;
import dev.isogon.internal.eval.clustering.KMeans;
import dev.isogon.internal.eval.clustering.MutualInformation;
import dev.isogon.internal.eval.retrieval.QueryValues;
import dev.isogon.internal.eval.retrieval.Retrieval;
import dev.isogon.internal.evaluation.ClusteringResult;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.RetrievalResult;
import dev.isogon.internal.evaluation.RetrievalResult.OfIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How well a set is sorted and grouped by its embeddings: each image sought among all others, and k-means into as many
 * clusters as there are identities. Both need an identity with two images.
 *
 * @param cosines with how many threads, and who may stop it
 */
record SetJudgement(CosineScores cosines) {

    private static final long SEED = 1;
    private static final int ROUNDS = 20;

    /** Images times clusters, from which on k-means takes minutes. */
    private static final long MOST_DISTANCES = 100_000_000;

    /** Null where no identity has two images. */
    @Nullable
    RetrievalResult retrieval(LabelledEmbeddings set) {
        if (set.identities() == set.size()) {
            return null;
        }
        Retrieval found = Retrieval.leaveOneOut(set.matrix(), set.labels(), TieRule.PESSIMISTIC, cosines);
        return new RetrievalResult(
                null,
                found.precisionAtOne().values().length,
                found.precisionAtOne().lone(),
                Figures.ofRetrieval().stream().map(each -> each.measured(found)).toList(),
                byIdentity(found.precisionAtOne(), set));
    }

    static List<OfIdentity> byIdentity(QueryValues values, LabelledEmbeddings set) {
        Map<Integer, int[]> counts = new TreeMap<>();
        for (int i = 0; i < values.values().length; i++) {
            int[] own = counts.computeIfAbsent(values.identities()[i], none -> new int[2]);
            own[0]++;
            own[1] += (int) values.values()[i];
        }
        List<OfIdentity> all = new ArrayList<>();
        counts.forEach((label, own) -> all.add(new OfIdentity(set.identityName(label), own[0], own[1])));
        return all;
    }

    /** Null where there is one identity, none has two images, or the set is {@link #isLarge}. */
    @Nullable
    ClusteringResult clustering(LabelledEmbeddings set) {
        int identities = set.identities();
        if (identities < 2 || identities == set.size() || isLarge(set)) {
            return null;
        }
        int[] clusters = new KMeans(identities, ROUNDS, SEED, cosines.work()).of(set.matrix());
        MutualInformation shared = MutualInformation.of(set.labels(), clusters);
        return new ClusteringResult(
                identities,
                Arrays.stream(clusters).distinct().toArray().length,
                Figures.ofClusters().stream()
                        .map(each -> each.measured(shared, (Interval) null))
                        .toList());
    }

    /** Whether clustering would take long. */
    static boolean isLarge(LabelledEmbeddings set) {
        return (long) set.size() * set.identities() > MOST_DISTANCES;
    }
}
