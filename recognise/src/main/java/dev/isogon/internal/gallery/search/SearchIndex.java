package dev.isogon.internal.gallery.search;

import dev.isogon.internal.matrix.FloatMatrix;
import dev.isogon.metrics.StoppedException;
import dev.isogon.metrics.Work;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the images most like a probe are looked for. {@link GalleryVectors} looks at all of them; an index that does not, or one
 * of shortened vectors, would stand beside it.
 *
 * <p>What is found depends on the vectors and numbers alone: not on threads, on how many probes are asked for at once, on where
 * a row lies, or on whose products are used.
 */
public interface SearchIndex {

    /** RowNumbers of a vector. */
    int dimensions();

    /** Images that can be found. */
    long images();

    /**
     * For each probe the best subjects, each with its best image, best first; of equal scores the lower image first.
     *
     * @param probes P×D, rows of length 1
     * @param top subjects a probe, at least 1; fewer are found where there are fewer
     * @param excluding who does not count, one a probe
     * @return P lists
     * @throws IllegalArgumentException where shapes do not fit, or a probe is not finite
     * @throws StoppedException when the work is stopped
     */
    List<List<Match>> best(FloatMatrix probes, int top, List<Excluding> excluding, Work work);

    /** The same with everybody. */
    default List<List<Match>> best(FloatMatrix probes, int top, Work work) {
        return best(probes, top, Collections.nCopies(probes.rows(), Excluding.NOBODY), work);
    }

    /** The same for one probe. */
    default List<Match> best(float[] probe, int top, Work work) {
        return best(new FloatMatrix(1, probe.length, probe), top, work).get(0);
    }

    /**
     * For each probe the best image of one subject.
     *
     * @param probes P×D, rows of length 1
     * @param subjects P numbers
     * @param withoutImages P numbers of images that do not count, such as the probe itself; 0 for none
     * @return P matches, empty where the subject has no other image
     * @throws IllegalArgumentException where shapes do not fit, or a probe is not finite
     * @throws StoppedException when the work is stopped
     */
    List<Optional<Match>> bestOf(FloatMatrix probes, long[] subjects, long[] withoutImages, Work work);
}
