package dev.isogon.internal.gallery.texture;

import java.awt.image.BufferedImage;
import java.util.Random;

/** What can be wrong with a part. Each lies wholly in the picture, anywhere, and is as large as a share of its side. */
enum Defect {
    /** A light line a pixel and a half wide, in any direction. */
    SCRATCH,
    /** A black disc. */
    HOLE,
    /** A brown disc through which the texture is seen, soft at its rim. */
    STAIN,
    /** A disc that is out of focus: the mean of 7 × 7 pixels. */
    BLUR,
    /** A dark strip two pixels wide, level or upright. */
    MISSING_THREAD;

    private static final double[] BROWN = {0.75, 0.6, 0.45};
    private static final int REACH = 3;

    /**
     * A copy with the defect.
     *
     * @param size pixels: a disc's diameter or a line's length
     */
    BufferedImage in(BufferedImage good, int size, Random random) {
        double angle = this == MISSING_THREAD ? random.nextInt(2) * Math.PI / 2 : Math.PI * random.nextDouble();
        double room = Texture.SIDE - size;
        double middleX = size / 2.0 + room * random.nextDouble();
        double middleY = size / 2.0 + room * random.nextDouble();
        BufferedImage bad = new BufferedImage(Texture.SIDE, Texture.SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < Texture.SIDE; y++) {
            for (int x = 0; x < Texture.SIDE; x++) {
                double right = x + 0.5 - middleX;
                double down = y + 0.5 - middleY;
                double along = Math.cos(angle) * right + Math.sin(angle) * down;
                double across = Math.cos(angle) * down - Math.sin(angle) * right;
                bad.setRGB(x, y, mixed(good, x, y, share(Math.hypot(right, down), along, across, size / 2.0)));
            }
        }
        return bad;
    }

    /** How much of a pixel is defect, 0 to 1; the distances are to the middle, along the line and across it. */
    private double share(double away, double along, double across, double half) {
        double inLine = inside(half - Math.abs(along));
        return switch (this) {
            case SCRATCH -> 0.8 * Math.min(inLine, inside(0.75 - Math.abs(across)));
            case MISSING_THREAD -> Math.min(inLine, inside(1 - Math.abs(across)));
            case HOLE, BLUR -> inside(half - away);
            case STAIN -> Math.max(0, Math.min(1, 2 * (half - away) / half));
        };
    }

    private static double inside(double pixels) {
        return Math.max(0, Math.min(1, pixels + 0.5));
    }

    private int mixed(BufferedImage good, int x, int y, double share) {
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            double was = channel(good, x, y, channel);
            double defect = switch (this) {
                case SCRATCH -> 245;
                case HOLE -> 8;
                case STAIN -> BROWN[channel] * was;
                case BLUR -> mean(good, x, y, channel);
                case MISSING_THREAD -> 30;
            };
            rgb = rgb << 8 | Texture.level((1 - share) * was + share * defect);
        }
        return rgb;
    }

    private static double mean(BufferedImage picture, int x, int y, int channel) {
        double sum = 0;
        int count = 0;
        for (int v = Math.max(0, y - REACH); v <= Math.min(Texture.SIDE - 1, y + REACH); v++) {
            for (int u = Math.max(0, x - REACH); u <= Math.min(Texture.SIDE - 1, x + REACH); u++) {
                sum += channel(picture, u, v, channel);
                count++;
            }
        }
        return sum / count;
    }

    private static int channel(BufferedImage picture, int x, int y, int channel) {
        return picture.getRGB(x, y) >> (16 - 8 * channel) & 255;
    }
}
