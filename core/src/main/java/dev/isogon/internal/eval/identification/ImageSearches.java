package dev.isogon.internal.eval.identification;

import dev.isogon.internal.eval.CosineScores;
import dev.isogon.internal.eval.PassedOver;
import dev.isogon.internal.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Searches among images, not subjects: each image of the gallery has a rank of its own, as re-identification and product
 * search count them. A search's rank is that of the first image of its identity.
 */
public final class ImageSearches {

    private ImageSearches() {}

    /**
     * Searches for every probe. One whose identity has no image in the gallery is a stranger; one whose identity has only
     * images that it passes over is left out.
     *
     * @param probes P×D
     * @param labels P identities
     * @param gallery G×D
     * @param galleryLabels G identities; of nobody who is looked for, such as −1, where no probe has them
     * @param passedOver images of the gallery that a probe does not see
     * @param cosines with how many threads
     * @return searches with as many ranks as the gallery has images
     * @throws IllegalArgumentException where shapes do not fit, or a value is not finite
     */
    public static Searches of(
            FloatMatrix probes,
            int[] labels,
            FloatMatrix gallery,
            int[] galleryLabels,
            PassedOver passedOver,
            CosineScores cosines) {
        if (labels.length != probes.rows() || galleryLabels.length != gallery.rows()) {
            throw new IllegalArgumentException(probes.rows() + " probes and " + gallery.rows()
                    + " gallery images need as many labels, not " + labels.length + " and " + galleryLabels.length);
        }
        double[] mates = new double[labels.length];
        double[] others = new double[labels.length];
        int[] higher = new int[labels.length];
        int[] tied = new int[labels.length];
        cosines.read(probes, gallery, () -> (probe, scores) -> {
            for (int row : passedOver.rows(probe)) {
                scores[row] = Float.NEGATIVE_INFINITY;
            }
            int label = labels[probe];
            float mate = Float.NEGATIVE_INFINITY;
            float other = Float.NEGATIVE_INFINITY;
            for (int row = 0; row < scores.length; row++) {
                if (galleryLabels[row] == label) {
                    mate = Math.max(mate, scores[row]);
                } else {
                    other = Math.max(other, scores[row]);
                }
            }
            for (int row = 0; row < scores.length; row++) {
                boolean stranger = galleryLabels[row] != label;
                higher[probe] += stranger && scores[row] > mate ? 1 : 0;
                tied[probe] += stranger && scores[row] == mate ? 1 : 0;
            }
            mates[probe] = mate;
            others[probe] = other;
        });
        Set<Integer> enrolled = Arrays.stream(galleryLabels).boxed().collect(Collectors.toSet());
        int[] mated = IntStream.range(0, labels.length)
                .filter(probe -> enrolled.contains(labels[probe]) && mates[probe] > Double.NEGATIVE_INFINITY)
                .toArray();
        int[] strangers = IntStream.range(0, labels.length)
                .filter(probe -> !enrolled.contains(labels[probe]))
                .toArray();
        return new Searches(
                galleryLabels.length,
                new MatedSearches(
                        Places.picked(labels, mated),
                        Places.picked(mates, mated),
                        Places.picked(others, mated),
                        Places.picked(higher, mated),
                        Places.picked(tied, mated)),
                new NonMatedSearches(Places.picked(labels, strangers), Places.picked(others, strangers)),
                new double[0]);
    }
}
