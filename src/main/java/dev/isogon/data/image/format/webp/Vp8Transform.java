package dev.isogon.data.image.format.webp;

/** From coefficients to differences of pixels (RFC 6386, section 14). */
final class Vp8Transform {

    private final int[] half = new int[16];

    /** The Walsh-Hadamard transform of 16 DCs, each of which becomes the first coefficient of a block of 16. */
    void spreadDcs(int[] dcs, int[] coefficients) {
        for (int i = 0; i < 4; i++) {
            int outer = dcs[i] + dcs[12 + i];
            int inner = dcs[4 + i] + dcs[8 + i];
            int innerDifference = dcs[4 + i] - dcs[8 + i];
            int outerDifference = dcs[i] - dcs[12 + i];
            half[i] = outer + inner;
            half[8 + i] = outer - inner;
            half[4 + i] = outerDifference + innerDifference;
            half[12 + i] = outerDifference - innerDifference;
        }
        for (int i = 0; i < 4; i++) {
            int rounded = half[i * 4] + 3;
            int outer = rounded + half[i * 4 + 3];
            int inner = half[i * 4 + 1] + half[i * 4 + 2];
            int innerDifference = half[i * 4 + 1] - half[i * 4 + 2];
            int outerDifference = rounded - half[i * 4 + 3];
            coefficients[i * 64] = (outer + inner) >> 3;
            coefficients[i * 64 + 16] = (outerDifference + innerDifference) >> 3;
            coefficients[i * 64 + 32] = (outer - inner) >> 3;
            coefficients[i * 64 + 48] = (outerDifference - innerDifference) >> 3;
        }
    }

    /** Adds a block's inverse cosine transform to its prediction. */
    void add(int[] coefficients, int from, Plane plane, int start) {
        if (allZero(coefficients, from)) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            int first = coefficients[from + i];
            int second = coefficients[from + 4 + i];
            int third = coefficients[from + 8 + i];
            int fourth = coefficients[from + 12 + i];
            int c = sine(second) - cosine(fourth);
            int d = cosine(second) + sine(fourth);
            half[i * 4] = first + third + d;
            half[i * 4 + 1] = first - third + c;
            half[i * 4 + 2] = first - third - c;
            half[i * 4 + 3] = first + third - d;
        }
        byte[] pixels = plane.pixels;
        for (int i = 0; i < 4; i++) {
            int first = half[i] + 4;
            int c = sine(half[4 + i]) - cosine(half[12 + i]);
            int d = cosine(half[4 + i]) + sine(half[12 + i]);
            int to = start + i * plane.stride;
            pixels[to] = moved(pixels[to], first + half[8 + i] + d);
            pixels[to + 1] = moved(pixels[to + 1], first - half[8 + i] + c);
            pixels[to + 2] = moved(pixels[to + 2], first - half[8 + i] - c);
            pixels[to + 3] = moved(pixels[to + 3], first + half[8 + i] - d);
        }
    }

    /** Most blocks. */
    private static boolean allZero(int[] coefficients, int from) {
        int any = 0;
        for (int i = from; i < from + 16; i++) {
            any |= coefficients[i];
        }
        return any == 0;
    }

    private static byte moved(byte pixel, int difference) {
        return Plane.clip((pixel & 0xff) + (difference >> 3));
    }

    /** √2·cos(π/8) times. */
    private static int cosine(int value) {
        return ((value * 20_091) >> 16) + value;
    }

    /** √2·sin(π/8) times. */
    private static int sine(int value) {
        return (value * 35_468) >> 16;
    }
}
