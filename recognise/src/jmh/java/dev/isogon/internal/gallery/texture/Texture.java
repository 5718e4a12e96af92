package dev.isogon.internal.gallery.texture;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A class of images: one surface in two colours. Each image shows another place of it, a little turned, in another light.
 *
 * @param dark the colour of brightness 0, red, green and blue from 0 to 255
 * @param bright that of brightness 1
 */
record Texture(Surface surface, double[] dark, double[] bright) {

    /** Pixels of a side. */
    static final int SIDE = 64;

    private static final double MOST_TURN = Math.toRadians(10);
    private static final double LIGHT = 0.1;
    private static final double CAMERA = 2;

    static Texture of(Surface.Pattern pattern, long seed) {
        Random random = new Random(seed);
        double[] dark = new double[3];
        double[] bright = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            dark[channel] = 20 + 80 * random.nextDouble();
            bright[channel] = 140 + 80 * random.nextDouble();
        }
        return new Texture(pattern.drawn(random), dark, bright);
    }

    /**
     * A picture of SIDE × SIDE: a place anywhere, a turn of at most 10°, a light of 0.9 to 1.1 that differs by as much from one
     * edge to the other, noise of two of 255 levels in each channel; four points a pixel.
     */
    BufferedImage picture(Random random) {
        double x0 = 10_000 * random.nextDouble();
        double y0 = 10_000 * random.nextDouble();
        double turn = MOST_TURN * (2 * random.nextDouble() - 1);
        double light = 1 + LIGHT * (2 * random.nextDouble() - 1);
        double slopeX = LIGHT * (random.nextDouble() - 0.5);
        double slopeY = LIGHT * (random.nextDouble() - 0.5);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double brightness = 0;
                for (int part = 0; part < 4; part++) {
                    double across = x + (part % 2 == 0 ? 0.25 : 0.75);
                    double down = y + (part < 2 ? 0.25 : 0.75);
                    brightness += surface.at(
                            x0 + Math.cos(turn) * across - Math.sin(turn) * down,
                            y0 + Math.sin(turn) * across + Math.cos(turn) * down);
                }
                brightness = Math.max(0, Math.min(1, brightness / 4));
                double here = light + slopeX * (2.0 * x / SIDE - 1) + slopeY * (2.0 * y / SIDE - 1);
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double level = dark[channel] + brightness * (bright[channel] - dark[channel]);
                    rgb = rgb << 8 | level(here * level + CAMERA * random.nextGaussian());
                }
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }

    static int level(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
