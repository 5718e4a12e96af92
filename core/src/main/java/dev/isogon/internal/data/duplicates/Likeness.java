package dev.isogon.internal.data.duplicates;

/**
 * Two images that show the same picture.
 *
 * @param first the smaller index
 * @param second the larger index
 * @param distance bits in which their fingerprints differ; 0 where the files are equal
 * @param same whether the files are equal byte for byte
 * @param kind what that does to the data
 */
public record Likeness(int first, int second, int distance, boolean same, Kind kind) {

    /** What two images of the same picture do to data, the worst first. */
    public enum Kind {
        /** They are of two classes: if the files are equal, one of the labels is wrong, or both; if not, perhaps. */
        ACROSS_CLASSES,
        /** One is for training and the other to choose the epoch or to judge by, which makes results look too good. */
        ACROSS_PARTS,
        /** They are of one class and one part: harmless as long as a split keeps them together. */
        WITHIN_CLASS
    }
}
