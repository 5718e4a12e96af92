package dev.isogon.internal.evaluation.judging;

import dev.isogon.internal.base.Setting;
import dev.isogon.internal.data.pairs.ScoreKind;
import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.verification.ScoredPairs;
import dev.isogon.internal.eval.verification.allpairs.AllPairs;
import dev.isogon.internal.eval.verification.weighted.IdentityPairs;
import dev.isogon.internal.evaluation.LabelledEmbeddings;
import dev.isogon.internal.evaluation.VerificationResult;
import dev.isogon.metrics.Work;
import java.util.List;
import java.util.Locale;

/**
 * Judges all N·(N − 1) ∕ 2 pairs of a set. Few are listed, so that identities can be resampled; of many only counts are
 * kept, and there are no intervals.
 *
 * @param work with how many threads, and who hears of it
 */
public record EveryPair(Work work) {

    /** A list's two identities and score, and the copies that metrics and resampling make. */
    private static final long BYTES_A_PAIR = 52;

    /** Images whose pairs are listed for their exact scores, though there are too few identities for intervals. */
    private static final int FEW_IMAGES = 2_048;

    /**
     * Judges.
     *
     * @param unacquired identities of further images, in which there was nothing to be embedded: comparisons with them failed
     */
    VerificationResult judged(PairJudgement judgement, LabelledEmbeddings set, int[] unacquired) {
        long count = set.size() * (set.size() - 1L) / 2;
        String what = String.format(Locale.ROOT, "all pairs of %,d images", set.size());
        PairJudgement.checkSides(what, count, FailedComparisons.mated(set.labels()));
        int identities = set.identities();
        ScoredPairs scores;
        PairJudgement.Resampled resampled;
        if (identities < TooFewIdentities.LEAST && set.size() > FEW_IMAGES) {
            scores = counted(set);
            resampled = () -> {
                TooFewIdentities.check(identities, "identities");
                throw new IllegalStateException("refused above");
            };
        } else if (set.size() > AllPairs.MOST_LISTED
                || count * BYTES_A_PAIR > Runtime.getRuntime().maxMemory() * 3 / 4) {
            scores = counted(set);
            resampled = () -> {
                throw notKept(count);
            };
        } else {
            IdentityPairs listed = IdentityPairs.of(pairs(set).list(set.matrix(), set.labels()));
            scores = listed.scores();
            resampled = PairJudgement.resampled(listed);
        }
        return judgement
                .of(what, scores, identities, resampled, List.of(), List.of())
                .with(
                        ScoreKind.COSINE,
                        FailedComparisons.ofAll(set.labels(), unacquired, scores)
                                .result(judgement.targets()));
    }

    private static PairJudgement.NoResampling notKept(long count) {
        return new PairJudgement.NoResampling(String.format(
                Locale.ROOT,
                "no interval: %,d pairs are counted but not kept, and resampling needs them; %s with fewer of"
                        + " them, or more memory (up to %,d images) gives intervals",
                count,
                Setting.named("pairs"),
                AllPairs.MOST_LISTED));
    }

    private ScoredPairs counted(LabelledEmbeddings set) {
        return pairs(set).count(set.matrix(), set.labels());
    }

    private AllPairs pairs(LabelledEmbeddings set) {
        return new AllPairs(work.withProgress((what, done, all) -> work.at(what, done * set.size() / all, set.size())));
    }
}
