package dev.isogon.internal.gallery.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a gallery, or may be.
 *
 * @param images that were looked at
 * @param subjects that were looked at
 * @param same images that are there twice
 * @param onePerson subjects that may be one, the surest first
 * @param onePersonFrom the score from which on they may be; null where nobody has measured the model
 * @param byChance how many such pairs there would be by chance, at most, were all subjects different people; NaN where that is
 *     not known
 * @param outliers images that may be somebody else's, the worst first
 * @param small images whose face has few pixels, the smallest first
 * @param withoutImages subjects that cannot be recognised
 * @param rejected images of which a user said that they are not somebody, who would be named today
 */
public record GalleryFindings(
        long images,
        long subjects,
        List<Same> same,
        List<OnePerson> onePerson,
        @Nullable Double onePersonFrom,
        double byChance,
        List<Outlier> outliers,
        List<Small> small,
        List<String> withoutImages,
        List<Rejected> rejected) {

    /**
     * An enrolled image.
     *
     * @param id its number
     * @param name as it was enrolled
     * @param subject whose it is
     * @param images how many that subject has
     */
    public record Shown(long id, String name, String subject, int images) {}

    /**
     * Two images that are one.
     *
     * @param bytes whether of the same bytes; otherwise their embeddings hardly differ
     * @param score of the two
     */
    public record Same(Shown first, Shown second, boolean bytes, double score) {}

    /**
     * Two subjects that may be one person.
     *
     * @param first the subject that was enrolled first, by its most alike image
     * @param second the other one
     */
    public record OnePerson(Shown first, Shown second, double score) {}

    /**
     * An image that may be somebody else's.
     *
     * @param own its best score with another image of its subject
     * @param ownThreshold which two images of one person reach; null where that is not known
     * @param nearest the most alike image of somebody else; null where there is none
     * @param others its score
     */
    public record Outlier(
            Shown image,
            double own,
            @Nullable Double ownThreshold,
            @Nullable Shown nearest,
            double others) {

        /** Whether it is nearer to somebody else. */
        public boolean isNearerToOthers() {
            return nearest != null && others > own;
        }
    }

    /**
     * An image of a small face.
     *
     * @param height of the face, pixels
     */
    public record Small(Shown image, double height) {}

    /**
     * An image that a user has refused.
     *
     * @param image its name
     * @param nearest by which it would be named
     */
    public record Rejected(String image, Shown nearest, double score) {}

    public GalleryFindings {
        same = List.copyOf(same);
        onePerson = List.copyOf(onePerson);
        outliers = List.copyOf(outliers);
        small = List.copyOf(small);
        withoutImages = List.copyOf(withoutImages);
        rejected = List.copyOf(rejected);
    }

    /** How many there are. */
    public int count() {
        return same.size() + onePerson.size() + outliers.size() + small.size() + withoutImages.size() + rejected.size();
    }
}
