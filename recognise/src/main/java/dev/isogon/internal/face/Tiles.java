package dev.isogon.internal.face;

import dev.isogon.Face;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture, scaled, in overlapping squares as the detector sees them. Each place belongs to one square, the one that sees most
 * around it.
 *
 * @param width of the scaled picture, pixels
 * @param height of the scaled picture, pixels
 * @param columns left borders of the squares
 * @param rows upper borders of the squares
 */
record Tiles(int width, int height, int[] columns, int[] rows) {

    /** Side of a square, pixels. */
    static final int SIDE = BlazeFace.SIDE;

    /** Neighbours share as much at least: what the coarser scale does not see fits in. */
    private static final int SHARED = 64;

    /** The finest scale: a face of 24 pixels has 17 then, and is seen. */
    private static final double FINEST = 0.7;

    /** A scale may be so much finer than the one before. */
    private static final double STEP = 3.5;

    /** Squares of one scale at most; larger pictures are scaled down until they have no more. */
    static final int MOST = 200;

    /** The scales at which faces are looked for that one look at the whole picture does not see, coarse first; perhaps none. */
    static List<Tiles> of(int width, int height) {
        double whole = (double) SIDE / Math.max(width, height);
        double finest = FINEST;
        while (count(width * finest) * count(height * finest) > MOST) {
            finest *= 0.98;
        }
        int scales = finest <= whole * 1.2 ? 0 : (int) Math.ceil(Math.log(finest / whole) / Math.log(STEP));
        List<Tiles> tiles = new ArrayList<>();
        for (int i = 1; i <= scales; i++) {
            double scale = whole * Math.pow(finest / whole, (double) i / scales);
            int across = (int) Math.max(1, Math.round(width * scale));
            int down = (int) Math.max(1, Math.round(height * scale));
            tiles.add(new Tiles(across, down, borders(across), borders(down)));
        }
        return tiles;
    }

    private static int count(double length) {
        return length <= SIDE ? 1 : (int) Math.ceil((length - SIDE) / (SIDE - SHARED)) + 1;
    }

    private static int[] borders(int length) {
        int[] borders = new int[count(length)];
        if (borders.length == 1) {
            borders[0] = -Math.floorDiv(SIDE - length, 2);
        }
        for (int i = 0; i < borders.length && borders.length > 1; i++) {
            borders[i] = (int) Math.round((double) i * (length - SIDE) / (borders.length - 1));
        }
        return borders;
    }

    /** How many. */
    int count() {
        return columns.length * rows.length;
    }

    /** Square number {@code i}, in pixels of the scaled picture. */
    Region region(int i) {
        return new Region(columns[i % columns.length], rows[i / columns.length], SIDE, SIDE);
    }

    /** Whether a place of the scaled picture belongs to square number {@code i}. */
    boolean owns(int i, Face.Point place) {
        return owns(columns, i % columns.length, place.x()) && owns(rows, i / columns.length, place.y());
    }

    private static boolean owns(int[] borders, int i, double place) {
        return (i == 0 || place >= middle(borders, i - 1)) && (i == borders.length - 1 || place < middle(borders, i));
    }

    /** The middle of what square {@code i} and the next one share. */
    private static double middle(int[] borders, int i) {
        return (borders[i + 1] + borders[i] + SIDE) / 2.0;
    }
}
