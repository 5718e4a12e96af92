package dev.isogon.internal.eval.neighbours;

import dev.isogon.internal.base.Parallel;
import dev.isogon.internal.eval.FiniteRows;
import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.Work;

/**
 * Exact nearest neighbours.
 *
 * @param similarity how two embeddings are compared
 * @param work may be stopped once a block; the result does not depend on its threads
 */
public record NearestNeighbours(Similarity similarity, Work work) {

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

    private int[] search(FloatMatrix probes, FloatMatrix gallery, boolean leaveSelfOut) {
        check(probes, gallery, leaveSelfOut);
        try (NeighbourSearch search = new NeighbourSearch(similarity, probes, gallery, leaveSelfOut, work)) {
            Parallel.onEach(Math.min(work.threads(), search.chunks()), "neighbours", search::work);
            return search.nearest;
        }
    }

    private static void check(FloatMatrix probes, FloatMatrix gallery, boolean leaveSelfOut) {
        if (probes.columns() != gallery.columns()) {
            throw new IllegalArgumentException(
                    "probes have " + probes.columns() + " dimensions, but the gallery has " + gallery.columns());
        }
        if (gallery.rows() < (leaveSelfOut ? 2 : 1)) {
            throw new IllegalArgumentException(
                    "a gallery of " + gallery.rows() + " rows has no nearest " + (leaveSelfOut ? "other row" : "row"));
        }
        FiniteRows.check("probe", probes);
        FiniteRows.check("gallery", gallery);
    }
}
