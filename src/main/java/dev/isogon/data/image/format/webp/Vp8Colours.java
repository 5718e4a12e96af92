package dev.isogon.data.image.format.webp;

/**
 * From luma and colour differences of half the size to red, green and blue as libwebp does: the differences are
 * interpolated with weights 9 3 3 1, the colours are ITU-R BT.601's of reduced range in fixed point.
 */
final class Vp8Colours {

    private Vp8Colours() {}

    static byte[] rgb(Plane luma, Plane u, Plane v, int width, int height) {
        byte[] rgb = new byte[Math.toIntExact((long) width * height * 3)];
        int[] rowU = new int[width];
        int[] rowV = new int[width];
        int last = (height - 1) / 2;
        for (int y = 0; y < height; y++) {
            int near = y / 2;
            int far = Math.max(0, Math.min(last, near + (y % 2 == 0 ? -1 : 1)));
            interpolate(u, near, far, rowU);
            interpolate(v, near, far, rowV);
            int from = luma.at(0, y);
            int to = y * width * 3;
            for (int x = 0; x < width; x++, to += 3) {
                int light = ((luma.pixels[from + x] & 0xff) * 19_077) >> 8;
                rgb[to] = clip(light + ((rowV[x] * 26_149) >> 8) - 14_234);
                rgb[to + 1] = clip(light - ((rowU[x] * 6_419) >> 8) - ((rowV[x] * 13_320) >> 8) + 8_708);
                rgb[to + 2] = clip(light + ((rowU[x] * 33_050) >> 8) - 17_685);
            }
        }
        return rgb;
    }

    /** A row of pixels from the chroma row that it lies in and the nearest other one. */
    private static void interpolate(Plane plane, int near, int far, int[] row) {
        byte[] p = plane.pixels;
        int n = plane.at(0, near);
        int f = plane.at(0, far);
        int width = row.length;
        row[0] = (3 * (p[n] & 0xff) + (p[f] & 0xff) + 2) >> 2;
        for (int i = 1; i <= (width - 1) / 2; i++) {
            int nearLeft = p[n + i - 1] & 0xff;
            int farLeft = p[f + i - 1] & 0xff;
            int nearRight = p[n + i] & 0xff;
            int farRight = p[f + i] & 0xff;
            int sum = nearLeft + nearRight + farLeft + farRight + 8;
            row[2 * i - 1] = (((sum + 2 * (farLeft + nearRight)) >> 3) + nearLeft) >> 1;
            row[2 * i] = (((sum + 2 * (nearLeft + farRight)) >> 3) + nearRight) >> 1;
        }
        if (width % 2 == 0) {
            int i = width / 2 - 1;
            row[width - 1] = (3 * (p[n + i] & 0xff) + (p[f + i] & 0xff) + 2) >> 2;
        }
    }

    /** Six bits after the point. */
    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value >> 6));
    }
}
