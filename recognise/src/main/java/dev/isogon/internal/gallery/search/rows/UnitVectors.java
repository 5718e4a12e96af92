package dev.isogon.internal.gallery.search.rows;

/** What is searched for and through: vectors of length 1 up to rounding, or of zeros, which are like nothing. */
public final class UnitVectors {

    /** The longest that is taken. */
    public static final double LONGEST = 1.001;

    private static final double SHORTEST = 0.999;

    private UnitVectors() {}

    /**
     * Looks at one vector.
     *
     * @param what it is called, as in "image 3"
     * @throws IllegalArgumentException where it is of another size, not finite or of another length
     */
    public static void check(String what, float[] values, int from, int dimensions) {
        double squares = 0;
        for (int k = from; k < from + dimensions; k++) {
            squares += (double) values[k] * values[k];
        }
        double length = Math.sqrt(squares);
        if (!(length == 0 || (length >= SHORTEST && length <= LONGEST))) {
            throw new IllegalArgumentException(
                    what + " has length " + length + ", but vectors of length 1, or of zeros, are compared");
        }
    }
}
