package dev.isogon.data.image.format.webp;

/** What a block looks like judging by the pixels above and to the left (RFC 6386, section 12). */
final class Vp8Prediction {

    static final int DC = 0;
    static final int TRUE_MOTION = 1;
    static final int VERTICAL = 2;
    static final int HORIZONTAL = 3;

    /**
     * The modes from 2 on of a 4×4 block, pixel by pixel. The edge, from the lower left over the corner to the upper
     * right, is a b c d e f g h i j k l m n o, where c to f are the left pixels from below, g is the corner, h to o are
     * those above, and a, b and the one after o repeat their neighbours. A small letter is the mean of three around it
     * with weights 1 2 1, a capital one the mean of it and the next.
     */
    private static final String[] DIRECTIONS = {
        "",
        "",
        "hijkhijkhijkhijk",
        "ffffeeeeddddcccc",
        "ijkljklmklmnlmno",
        "ghijfghiefghdefg",
        "GHIJghijfGHIeghi",
        "HIJKijklIJKmjkln",
        "FghiEfFgDeEfCdDe",
        "EeDdDdCcCcbbbbbb"
    };

    private static final int EDGE = 16;

    private final int[] edge = new int[EDGE];

    /** A whole macroblock's luma (16) or chroma (8). */
    static void square(Plane plane, int x, int y, int side, int mode) {
        byte[] pixels = plane.pixels;
        int start = plane.at(x, y);
        int above = start - plane.stride;
        if (mode == DC) {
            fill(plane, start, side, mean(plane, x, y, side));
            return;
        }
        int corner = pixels[above - 1] & 0xff;
        for (int row = 0; row < side; row++) {
            int to = start + row * plane.stride;
            int left = pixels[to - 1] & 0xff;
            for (int i = 0; i < side; i++) {
                int top = pixels[above + i] & 0xff;
                pixels[to + i] = mode == VERTICAL
                        ? (byte) top
                        : mode == HORIZONTAL ? (byte) left : Plane.clip(left + top - corner);
            }
        }
    }

    /** Of the edges that are within the picture. */
    private static int mean(Plane plane, int x, int y, int side) {
        int start = plane.at(x, y);
        int sum = 0;
        int count = 0;
        for (int i = 0; i < side; i++) {
            if (y > 0) {
                sum += plane.pixels[start - plane.stride + i] & 0xff;
                count++;
            }
            if (x > 0) {
                sum += plane.pixels[start + i * plane.stride - 1] & 0xff;
                count++;
            }
        }
        return count == 0 ? 128 : (sum + count / 2) / count;
    }

    private static void fill(Plane plane, int start, int side, int value) {
        for (int row = 0; row < side; row++) {
            int to = start + row * plane.stride;
            java.util.Arrays.fill(plane.pixels, to, to + side, (byte) value);
        }
    }

    /**
     * A 4×4 block of luma.
     *
     * @param right where the four pixels above and to the right stand
     */
    void block(Plane plane, int start, int right, int mode) {
        readEdge(plane, start, right);
        byte[] pixels = plane.pixels;
        if (mode == DC) {
            int sum = 4;
            for (int i = 0; i < 4; i++) {
                sum += edge[2 + i] + edge[7 + i];
            }
            fill(plane, start, 4, sum >> 3);
            return;
        }
        for (int i = 0; i < 16; i++) {
            int to = start + (i >> 2) * plane.stride + (i & 3);
            pixels[to] = mode == TRUE_MOTION
                    ? Plane.clip(edge[5 - (i >> 2)] + edge[7 + (i & 3)] - edge[6])
                    : (byte) smooth(DIRECTIONS[mode].charAt(i));
        }
    }

    private void readEdge(Plane plane, int start, int right) {
        byte[] pixels = plane.pixels;
        for (int i = 0; i < 4; i++) {
            edge[5 - i] = pixels[start + i * plane.stride - 1] & 0xff;
            edge[7 + i] = pixels[start - plane.stride + i] & 0xff;
            edge[11 + i] = pixels[right + i] & 0xff;
        }
        edge[6] = pixels[start - plane.stride - 1] & 0xff;
        edge[0] = edge[2];
        edge[1] = edge[2];
        edge[15] = edge[14];
    }

    private int smooth(char letter) {
        if (letter >= 'a') {
            int i = letter - 'a';
            return (edge[i - 1] + 2 * edge[i] + edge[i + 1] + 2) >> 2;
        }
        int i = letter - 'A';
        return (edge[i] + edge[i + 1] + 1) >> 1;
    }
}
