package dev.isogon.metrics;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes embeddings of images: a trained model, whatever engine computes it. Calls may come from any thread, one after another
 * or at once. Close it to free what it holds.
 */
public interface Embedder extends AutoCloseable {

    /** D, the length of an embedding. */
    int dimensions();

    /**
     * Embeds images, decoding ahead by the work's threads; memory does not grow with their number, but for the result.
     *
     * @param images at least 1
     * @param work is told how many are done, and may be stopped between passes
     * @return the embeddings as the network gives them, before normalization, and what gave none
     * @throws StoppedException when the work is stopped
     */
    Embedded embed(List<? extends Image> images, Work work);

    /**
     * The embedding of one image at unit length.
     *
     * @return D numbers
     * @throws BrokenImageException when it cannot be decoded or embedded
     */
    default float[] embed(Image image) {
        Embedded embedded = embed(List.of(image), Work.silent().withThreads(1));
        if (embedded.places().length == 0) {
            throw new BrokenImageException(image.name() + " gives no embedding: "
                    + embedded.problems().getOrDefault(0, "the engine returned none"));
        }
        return embedded.embeddings().unit().row(0);
    }

    /** Frees what it holds. It cannot embed any more. */
    @Override
    void close();

    /**
     * What images gave. Images that are damaged, or in no format that is read, give nothing and stop nobody.
     *
     * @param places the number of the image of each embedding, from 0, ascending; M of them
     * @param dimensions D
     * @param names M names of images
     * @param values M×D, row after row
     * @param problems why an image gave none, by its number; continues "left out, …"
     * @param unacquired numbers of those among them that are pictures with nothing in them to be embedded, such as no face: what
     *     biometrics calls failures to acquire
     */
    record Embedded(
            int[] places,
            int dimensions,
            List<String> names,
            float[] values,
            Map<Integer, String> problems,
            Set<Integer> unacquired) {

        /** Where every picture that could be decoded gave an embedding. */
        public Embedded(
                int[] places, int dimensions, List<String> names, float[] values, Map<Integer, String> problems) {
            this(places, dimensions, names, values, problems, Set.of());
        }

        public Embedded {
            names = List.copyOf(names);
            problems = Collections.unmodifiableMap(new TreeMap<>(problems));
            unacquired = Collections.unmodifiableSet(new TreeSet<>(unacquired));
            if (names.size() != places.length || values.length != (long) places.length * dimensions) {
                throw new IllegalArgumentException(places.length + " embeddings of " + dimensions
                        + " numbers cannot have " + names.size() + " names and " + values.length + " values");
            }
        }

        /**
         * The embeddings.
         *
         * @throws BrokenImageException when no image gave one, with the reasons of the first
         */
        public Embeddings embeddings() {
            if (places.length == 0) {
                throw new BrokenImageException("none of " + problems.size() + " images could be embedded; the first: "
                        + problems.values().stream().findFirst().orElse("the engine returned nothing"));
            }
            return new Embeddings(names, dimensions, values);
        }

        /** The values of one number an image, of those that gave embeddings: such as their labels. */
        public int[] of(int[] numbers) {
            return Arrays.stream(places).map(i -> numbers[i]).toArray();
        }
    }
}
