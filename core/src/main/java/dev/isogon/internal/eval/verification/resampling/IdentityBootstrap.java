package dev.isogon.internal.eval.verification.resampling;

import dev.isogon.internal.eval.TooFewIdentities;
import dev.isogon.internal.eval.verification.PairScores;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Intervals that resample identities. An image is in many pairs and an identity in many images, so pairs are not
 * independent, and resampling them gives intervals that are far too narrow. Here as many identities as there are are
 * drawn with replacement; one drawn w times brings each of its mated pairs w times, and each non-mated pair with one
 * drawn v times w·v times.
 *
 * <p>For mated pairs this is the subset bootstrap of R. M. Bolle, N. K. Ratha, S. Pankanti, <i>Error analysis of pattern
 * recognition systems: the subsets bootstrap</i>, Computer Vision and Image Understanding 93 (2004); for non-mated ones
 * the bootstrap of vertices of T. A. B. Snijders, S. P. Borgatti, <i>Non-parametric standard errors and tests for network
 * statistics</i>, Connections 22 (1999), which is A. B. Owen's pigeonhole bootstrap (Annals of Applied Statistics 1, 2007)
 * with both factors drawn together. It errs on the side of too wide where pairs differ for reasons of their own, and as
 * every percentile interval it is only approximate with few identities and for rates of a few errors.
 */
public final class IdentityBootstrap {

    private IdentityBootstrap() {}

    /**
     * Resamples.
     *
     * @param fars FARs at which TAR is wanted, each in [0, 1]
     * @throws TooFewIdentities when there are fewer than {@value TooFewIdentities#LEAST} identities, or with mated pairs;
     *     the message says how many there are
     */
    public static Intervals of(IdentityScores scores, BootstrapSettings settings, double... fars) {
        IdentityScores numbered = numbered(scores);
        int identities = 1 + highest(numbered);
        PairScores pairs = numbered.pairs();
        TooFewIdentities.check(identities, "identities");
        TooFewIdentities.check(withMates(numbered), "identities with mated pairs");
        Resampling resampling = new Resampling(
                pairs,
                ResampledPairs.ofIdentities(numbered, pairs, identities),
                random -> draw(random, identities),
                settings,
                fars);
        return resampling.intervals(
                "bootstrap of " + settings.resamples() + " resamples of " + identities
                        + " identities; a pair counts by both of its identities",
                fars);
    }

    private static int[] draw(SplittableRandom random, int identities) {
        int[] weights = new int[identities];
        Resampling.draw(random, weights, 0, identities);
        return weights;
    }

    /** The same identities without gaps in their numbers. */
    private static IdentityScores numbered(IdentityScores scores) {
        int[] place = new int[1 + highest(scores)];
        for (int i = 0; i < scores.scores().length; i++) {
            place[scores.first()[i]] = 1;
            place[scores.second()[i]] = 1;
        }
        int next = 0;
        for (int i = 0; i < place.length; i++) {
            place[i] = place[i] == 0 ? -1 : next++;
        }
        return next == place.length
                ? scores
                : new IdentityScores(renamed(scores.first(), place), renamed(scores.second(), place), scores.scores());
    }

    private static int[] renamed(int[] identities, int[] place) {
        return Arrays.stream(identities).map(each -> place[each]).toArray();
    }

    private static int highest(IdentityScores scores) {
        return Math.max(
                Arrays.stream(scores.first()).max().orElse(-1),
                Arrays.stream(scores.second()).max().orElse(-1));
    }

    private static long withMates(IdentityScores scores) {
        boolean[] has = new boolean[1 + highest(scores)];
        long count = 0;
        for (int i = 0; i < scores.scores().length; i++) {
            if (scores.first()[i] == scores.second()[i] && !has[scores.first()[i]]) {
                has[scores.first()[i]] = true;
                count++;
            }
        }
        return count;
    }
}
