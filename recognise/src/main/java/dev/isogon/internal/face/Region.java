package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;

/**
 * A part of a picture's plane, in whole pixels; what of it lies beyond the picture is black.
 *
 * @param left may be negative
 * @param top may be negative
 * @param width at least 1
 * @param height at least 1
 */
record Region(int left, int top, int width, int height) {

    /** How much larger than a picture's longer side the black square is on which a close-up is found best. */
    private static final double BORDERED = 256.0 / 112;

    /** All of it. */
    static Region whole(Picture picture) {
        return new Region(0, 0, picture.width(), picture.height());
    }

    /** All of it, in the middle of a black square of 256/112 of its longer side. */
    static Region bordered(Picture picture) {
        int side = (int) Math.round(Math.max(picture.width(), picture.height()) * BORDERED);
        return new Region(
                -Math.floorDiv(side - picture.width(), 2), -Math.floorDiv(side - picture.height(), 2), side, side);
    }

    /** A square around a box, so many times as wide as it. */
    static Region around(Face.Box box, double times) {
        int side = (int) Math.max(1, Math.round(Math.max(box.width(), box.height()) * times));
        Face.Point middle = box.middle();
        return new Region(
                (int) Math.round(middle.x() - side / 2.0), (int) Math.round(middle.y() - side / 2.0), side, side);
    }

    /** The longer side, pixels. */
    int longer() {
        return Math.max(width, height);
    }
}
