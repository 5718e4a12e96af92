package dev.isogon.internal.face;

import dev.isogon.internal.data.image.Picture;

/** A face cut out of a picture, upright and of one size, beside which everything is black. */
final class FaceAlignment {

    private static final int CHANNELS = 3;

    /** Places across one pixel at most: enough for faces of 4,800 pixels at a side of 150. */
    private static final int MOST = 32;

    private FaceAlignment() {}

    /**
     * The face, rounded to whole bytes.
     *
     * @param picture red, green, blue
     * @param map from the template's own square to the picture
     * @param width of what is made; the template's square, scaled, lies in its middle and fills the shorter side
     * @param height of what is made
     */
    static Picture chip(Picture picture, SimilarityMap map, FaceTemplate template, int width, int height) {
        float[] values = samples(picture, scaled(map, template, width, height), width, height);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(values[i]);
        }
        return new Picture(width, height, CHANNELS, bytes);
    }

    /** From the square that is made to the template's own to the picture. */
    private static SimilarityMap scaled(SimilarityMap map, FaceTemplate template, int width, int height) {
        double unit = (double) template.side() / Math.min(width, height);
        double left = (template.side() - width * unit) / 2;
        double top = (template.side() - height * unit) / 2;
        return new SimilarityMap(
                map.a() * unit,
                map.b() * unit,
                map.a() * left - map.b() * top + map.s(),
                map.b() * left + map.a() * top + map.t());
    }

    /**
     * Height×width×3 numbers from 0 to 255. A pixel of the chip that covers several of the picture is the mean of k×k places
     * within it, k the number of pixels across, rounded up, and at most 32.
     */
    static float[] samples(Picture picture, SimilarityMap map, int width, int height) {
        int k = (int) Math.max(1, Math.min(MOST, Math.ceil(map.scale() - 1e-6)));
        float[] values = new float[width * height * CHANNELS];
        double[] sum = new double[CHANNELS];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += CHANNELS) {
                java.util.Arrays.fill(sum, 0);
                for (int j = 0; j < k; j++) {
                    double v = y + (j + 0.5) / k;
                    for (int i = 0; i < k; i++) {
                        double u = x + (i + 0.5) / k;
                        add(picture, map.a() * u - map.b() * v + map.s(), map.b() * u + map.a() * v + map.t(), sum);
                    }
                }
                for (int c = 0; c < CHANNELS; c++) {
                    values[at + c] = (float) (sum[c] / (k * k));
                }
            }
        }
        return values;
    }

    /** Adds what lies at (x, y), between the middles of four pixels, of which those beyond the picture are black. */
    private static void add(Picture picture, double x, double y, double[] sum) {
        double column = Math.floor(x - 0.5);
        double row = Math.floor(y - 0.5);
        if (!(column >= -1 && row >= -1 && column < picture.width() && row < picture.height())) {
            return;
        }
        int left = (int) column;
        int top = (int) row;
        double right = x - 0.5 - column;
        double below = y - 0.5 - row;
        add(picture, left, top, (1 - right) * (1 - below), sum);
        add(picture, left + 1, top, right * (1 - below), sum);
        add(picture, left, top + 1, (1 - right) * below, sum);
        add(picture, left + 1, top + 1, right * below, sum);
    }

    private static void add(Picture picture, int x, int y, double weight, double[] sum) {
        if (x < 0 || y < 0 || x >= picture.width() || y >= picture.height()) {
            return;
        }
        int at = (y * picture.width() + x) * CHANNELS;
        for (int c = 0; c < CHANNELS; c++) {
            sum[c] += weight * (picture.pixels()[at + c] & 0xff);
        }
    }
}
