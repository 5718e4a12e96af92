package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.util.Arrays;

/**
 * A face of a photograph in another size, with some of what is around it, to be pasted into pictures.
 *
 * @param picture the part of the photograph
 * @param box of the face in it
 */
record PastedFace(Picture picture, Face.Box box) {

    /** How much of a photograph around the face's box is pasted. */
    static final double AROUND = 2;

    /**
     * Cut out of a photograph.
     *
     * @param box of the face in the photograph; twice as much must lie within
     * @param height of the box when it is pasted, pixels
     */
    static PastedFace of(Picture photo, Face.Box box, int height) {
        double side = AROUND * box.height();
        double left = box.middle().x() - side / 2;
        double top = box.middle().y() - side / 2;
        int target = (int) Math.round(height * AROUND);
        double scale = target / side;
        return new PastedFace(
                Resizing.bilinear(
                        photo, target, target, (float) left, (float) top, (float) (left + side), (float) (top + side)),
                new Face.Box(
                        (box.left() - left) * scale,
                        (box.top() - top) * scale,
                        box.width() * scale,
                        box.height() * scale));
    }

    /** Whether a face has enough around it. */
    static boolean fits(Picture photo, Face.Box box) {
        double half = AROUND * box.height() / 2;
        Face.Point middle = box.middle();
        return middle.x() >= half
                && middle.y() >= half
                && middle.x() + half <= photo.width()
                && middle.y() + half <= photo.height();
    }

    /** A picture of one grey. */
    static Picture grey(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        Arrays.fill(pixels, (byte) 128);
        return new Picture(width, height, 3, pixels);
    }

    /** Pastes it, and says where its box is. */
    Face.Box into(Picture target, int left, int top) {
        paste(picture, target, left, top);
        return new Face.Box(left + box.left(), top + box.top(), box.width(), box.height());
    }

    /** Copies a picture into another one; what does not fit at the right and below is left out. */
    static void paste(Picture part, Picture target, int left, int top) {
        int width = Math.min(part.width(), target.width() - left);
        for (int y = 0; y < part.height() && top + y < target.height(); y++) {
            System.arraycopy(
                    part.pixels(),
                    y * part.width() * 3,
                    target.pixels(),
                    ((top + y) * target.width() + left) * 3,
                    width * 3);
        }
    }
}
