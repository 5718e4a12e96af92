package dev.isogon.internal.face;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;

/**
 * A region of a picture brought into the middle of a black square, sides' ratio kept, and how to get back.
 *
 * @param region of the picture
 * @param side of the square, pixels
 * @param width that the region takes up in the square, pixels
 * @param height that it takes up
 * @param left black columns before it
 * @param top black rows above it
 */
record Letterbox(Region region, int side, int width, int height, int left, int top) {

    static final int CHANNELS = 3;

    /** Where a region goes. */
    static Letterbox of(Region region, int side) {
        double scale = (double) side / region.longer();
        int width = (int) Math.max(1, Math.round(region.width() * scale));
        int height = (int) Math.max(1, Math.round(region.height() * scale));
        return new Letterbox(region, side, width, height, (side - width) / 2, (side - height) / 2);
    }

    /**
     * The pixels of the square: side×side×3 numbers from 0 to 255, not rounded. First whole rows are weighed, which runs along
     * memory, and then the columns of the few that are left.
     *
     * @param picture red, green, blue
     */
    float[] pixels(Picture picture) {
        TriangleFilter down = TriangleFilter.of(region.height(), height);
        TriangleFilter across = TriangleFilter.of(region.width(), width);
        // What of the picture lies within the region.
        int from = Math.max(0, region.left());
        int to = Math.min(picture.width(), region.left() + region.width());
        float[] square = new float[side * side * CHANNELS];
        if (from >= to) {
            return square;
        }
        float[] row = new float[(to - from) * CHANNELS];
        for (int y = 0; y < height; y++) {
            weigh(picture, from, down, y, row);
            int at = ((top + y) * side + left) * CHANNELS;
            for (int x = 0; x < width; x++, at += CHANNELS) {
                int first = across.first(x) + region.left();
                float red = 0;
                float green = 0;
                float blue = 0;
                int end = Math.min(first + across.count(x), to);
                for (int k = Math.max(first, from); k < end; k++) {
                    float weight = across.weight(x, k - first);
                    int i = (k - from) * CHANNELS;
                    red += weight * row[i];
                    green += weight * row[i + 1];
                    blue += weight * row[i + 2];
                }
                square[at] = red;
                square[at + 1] = green;
                square[at + 2] = blue;
            }
        }
        return square;
    }

    private void weigh(Picture picture, int from, TriangleFilter down, int y, float[] row) {
        java.util.Arrays.fill(row, 0);
        byte[] pixels = picture.pixels();
        for (int k = 0; k < down.count(y); k++) {
            int source = region.top() + down.first(y) + k;
            if (source < 0 || source >= picture.height()) {
                continue;
            }
            float weight = down.weight(y, k);
            int start = (source * picture.width() + from) * CHANNELS;
            for (int i = 0; i < row.length; i++) {
                row[i] += weight * (pixels[start + i] & 0xff);
            }
        }
    }

    /** From pixels of the square to pixels of the picture. */
    Face.Point back(double x, double y) {
        return new Face.Point(region.left() + (x - left) * across(), region.top() + (y - top) * down());
    }

    /** Pixels of the picture that one pixel of the square is wide. */
    double across() {
        return (double) region.width() / width;
    }

    /** Pixels of the picture that one pixel of the square is high. */
    double down() {
        return (double) region.height() / height;
    }
}
