package dev.isogon.study.evaluation;

import dev.isogon.config.SettingsException;
import dev.isogon.data.pairs.LabelledScores;
import dev.isogon.eval.CosineScores;
import dev.isogon.eval.verification.resampling.IdentityScores;
import java.util.Locale;

/** Scores of every pair of a set, N·(N − 1) ∕ 2 of them, listed one by one. */
record EveryPair(IdentityScores identities, LabelledScores pairs) {

    /** Two identities, a score, and the copies that metrics and resampling make. */
    private static final long BYTES_A_PAIR = 52;

    /**
     * Scores all pairs.
     *
     * @throws SettingsException when there is one image only, or memory has no place for the scores
     */
    static EveryPair of(LabelledEmbeddings set, CosineScores cosines) {
        long count = set.size() * (set.size() - 1L) / 2;
        checkMemory(set.size(), count);
        double[] scores = new double[(int) count];
        int[] first = new int[scores.length];
        int[] second = new int[scores.length];
        boolean[] mated = new boolean[scores.length];
        int[] labels = set.labels();
        cosines.read(set.matrix(), set.matrix(), () -> (probe, row) -> {
            // Pairs (0, p), …, (p − 1, p) lie one after the other.
            int from = (int) (probe * (probe - 1L) / 2);
            for (int other = 0; other < probe; other++) {
                scores[from + other] = row[other];
                first[from + other] = labels[other];
                second[from + other] = labels[probe];
                mated[from + other] = labels[other] == labels[probe];
            }
        });
        return new EveryPair(new IdentityScores(first, second, scores), new LabelledScores(scores, mated, null));
    }

    private static void checkMemory(int images, long count) {
        if (count < 1) {
            throw new SettingsException("there is " + images + " image, which makes no pair; at least 2 are needed");
        }
        long needed = count * BYTES_A_PAIR;
        long most = Runtime.getRuntime().maxMemory() * 3 / 4;
        if (needed > most || count > Integer.MAX_VALUE - 8) {
            throw new SettingsException(String.format(
                    Locale.ROOT,
                    "all %,d pairs of %,d images need %,d MiB, but %,d MiB of Java's memory are for them. List the pairs to"
                            + " compare with --pairs, or give Java more: ISOGON_JAVA_OPTS=-Xmx%dg",
                    count,
                    images,
                    needed >> 20,
                    most >> 20,
                    2 + ((needed * 4 / 3) >> 30)));
        }
    }
}
