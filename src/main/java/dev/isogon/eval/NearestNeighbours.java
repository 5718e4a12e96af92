package dev.isogon.eval;

import dev.isogon.tensor.FloatMatrix;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Exact nearest neighbours.
 *
 * @param similarity how two embeddings are compared
 * @param threads worker threads, at least 1
 * @param cancelled asked once a block of work; when it says true the search ends with a {@link CancellationException}
 */
public record NearestNeighbours(Similarity similarity, int threads, BooleanSupplier cancelled) {

    public NearestNeighbours {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
    }

    /** A search that nobody cancels. */
    public NearestNeighbours(Similarity similarity, int threads) {
        this(similarity, threads, () -> false);
    }

    /**
     * For each probe the index of the nearest gallery row, ties to the lowest index.
     *
     * @param probes P×D
     * @param gallery G×D, G at least 1
     * @return P indices from 0 to G − 1
     * @throws IllegalArgumentException where the shapes do not fit or a value is not finite
     */
    public int[] find(FloatMatrix probes, FloatMatrix gallery) {
        return search(probes, gallery, false);
    }

    /**
     * For each row the index of the nearest other row, ties to the lowest index: leave one out.
     *
     * @param embeddings N×D, N at least 2
     * @return N indices from 0 to N − 1, none its own
     * @throws IllegalArgumentException where there is one row only or a value is not finite
     */
    public int[] findOthers(FloatMatrix embeddings) {
        return search(embeddings, embeddings, true);
    }

    private int[] search(FloatMatrix probes, FloatMatrix gallery, boolean excludeSelf) {
        int d = probes.columns();
        int[] nearest = new int[probes.rows()];
        for (int p = 0; p < probes.rows(); p++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the search for nearest neighbours was cancelled");
            }
            double best = Double.NEGATIVE_INFINITY;
            nearest[p] = -1;
            for (int g = 0; g < gallery.rows(); g++) {
                if (excludeSelf && g == p) {
                    continue;
                }
                double dot = 0;
                double pp = 0;
                double gg = 0;
                double distance = 0;
                for (int k = 0; k < d; k++) {
                    double a = probes.at(p, k);
                    double b = gallery.at(g, k);
                    dot += a * b;
                    pp += a * a;
                    gg += b * b;
                    distance += (a - b) * (a - b);
                }
                double norms = Math.sqrt(pp) * Math.sqrt(gg);
                double score = similarity == Similarity.EUCLIDEAN ? -distance : norms == 0 ? 0 : dot / norms;
                if (score > best) {
                    best = score;
                    nearest[p] = g;
                }
            }
        }
        return nearest;
    }
}
