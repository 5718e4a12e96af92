package dev.isogon.internal.gallery.store.values;

/**
 * How values are kept so that what was changed or damaged is noticed, and what is secret stays so. May be asked by many threads at
 * once.
 */
public interface Sealing {

    /** As it is kept where it is looked up: equal values of one place are kept as equal bytes. */
    byte[] key(String place, byte[] value);

    /**
     * What {@link #key} was given.
     *
     * @throws dev.isogon.metrics.BrokenFileException when these bytes cannot have come from it
     */
    byte[] ofKey(String place, byte[] kept);

    /**
     * As it is kept, bound to its place.
     *
     * @param place table and column
     * @param row its number
     */
    byte[] seal(String place, long row, byte[] value);

    /**
     * What {@link #seal} was given.
     *
     * @throws dev.isogon.metrics.BrokenFileException when these bytes cannot have come from it
     */
    byte[] open(String place, long row, byte[] kept);
}
