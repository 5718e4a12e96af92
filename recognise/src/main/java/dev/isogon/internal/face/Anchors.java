package dev.isogon.internal.face;

/**
 * The places that BlazeFace's outputs are relative to, in the model's order: two in each cell of a grid of 16×16, then six in
 * each of 8×8, cells row by row. (Bazarevsky et al. 2019, BlazeFace.)
 */
final class Anchors {

    /** How many. */
    static final int COUNT = 16 * 16 * 2 + 8 * 8 * 6;

    /** How many belong to the finer grid, the first. */
    static final int FINER = 16 * 16 * 2;

    private Anchors() {}

    /** The middle of anchor number {@code i}'s cell from the left, as a part of the square's side. */
    static double x(int i) {
        int column = i < FINER ? i / 2 % 16 : (i - FINER) / 6 % 8;
        return (column + 0.5) / cells(i);
    }

    /** The same from above. */
    static double y(int i) {
        int row = i < FINER ? i / 2 / 16 : (i - FINER) / 6 / 8;
        return (row + 0.5) / cells(i);
    }

    private static int cells(int i) {
        return i < FINER ? 16 : 8;
    }
}
