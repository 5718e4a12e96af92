package dev.isogon.data.image.format.webp;

/** What a pixel of a lossless WebP looks like judging by its neighbours (RFC 9649, section 4.1). */
final class Prediction {

    static final int BLACK = 0xff000000;

    private Prediction() {}

    /** All four channels, each modulo 256. */
    static int sum(int a, int b) {
        return ((a & 0xff00ff00) + (b & 0xff00ff00) & 0xff00ff00) | ((a & 0x00ff00ff) + (b & 0x00ff00ff) & 0x00ff00ff);
    }

    /** At the last column the pixel above on the right is the first of this row, which has no other meaning. */
    static int of(int mode, int[] pixels, int at, int width) {
        int left = pixels[at - 1];
        int top = pixels[at - width];
        int topLeft = pixels[at - width - 1];
        int topRight = pixels[at - width + 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> mean(mean(left, topRight), top);
            case 6 -> mean(left, topLeft);
            case 7 -> mean(left, top);
            case 8 -> mean(topLeft, top);
            case 9 -> mean(top, topRight);
            case 10 -> mean(mean(left, topLeft), mean(top, topRight));
            case 11 -> nearer(left, top, topLeft);
            case 12 -> plane(left, top, topLeft);
            case 13 -> half(mean(left, top), topLeft);
            default -> BLACK;
        };
    }

    private static int mean(int a, int b) {
        return (((a ^ b) & 0xfefefefe) >>> 1) + (a & b);
    }

    /** Of left and top, the one nearer to left + top − corner. */
    private static int nearer(int left, int top, int topLeft) {
        int toLeft = 0;
        int toTop = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int corner = topLeft >>> shift & 0xff;
            toLeft += Math.abs((top >>> shift & 0xff) - corner);
            toTop += Math.abs((left >>> shift & 0xff) - corner);
        }
        return toLeft < toTop ? left : top;
    }

    private static int plane(int left, int top, int topLeft) {
        int pixel = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = (left >>> shift & 0xff) + (top >>> shift & 0xff) - (topLeft >>> shift & 0xff);
            pixel |= clip(value) << shift;
        }
        return pixel;
    }

    private static int half(int mean, int topLeft) {
        int pixel = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int value = mean >>> shift & 0xff;
            pixel |= clip(value + (value - (topLeft >>> shift & 0xff)) / 2) << shift;
        }
        return pixel;
    }

    private static int clip(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
