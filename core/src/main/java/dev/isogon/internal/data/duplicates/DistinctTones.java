package dev.isogon.internal.data.duplicates;

import dev.isogon.internal.data.image.Picture;

/**
 * How many tones a picture has, weighed by how often they occur: 2 to the entropy of its brightness, in sixteen steps from
 * its darkest to its brightest. Sixteen equally frequent ones count as 16, one as 1, black lines on white as little more
 * than 1, however bright, large or compressed the picture is.
 */
final class DistinctTones {

    /**
     * Below it a picture is a plain drawing. Measured: characters of one pen on paper of 28 to 105 pixels have 1.0 to 3.6,
     * also as JPEG, handwritten digits 1.4 to 3.4; of 1,600 photographs of faces the plainest has 4.7, the middle one 13.
     */
    static final double DRAWING_BELOW = 4;

    private static final int STEPS = 16;

    /** On either end of the range: a few specks do not widen it. */
    private static final double OUTLIERS = 0.005;

    private DistinctTones() {}

    /** From 1 to 16. */
    static double of(Picture picture) {
        int[] counts = brightness(picture);
        int darkest = quantile(counts, OUTLIERS);
        int brightest = quantile(counts, 1 - OUTLIERS);
        if (darkest == brightest) {
            darkest = quantile(counts, 0);
            brightest = quantile(counts, 1);
        }
        double[] shares = new double[STEPS];
        double pixels = (double) picture.width() * picture.height();
        for (int tone = 0; tone < counts.length; tone++) {
            int step = (tone - darkest) * STEPS / Math.max(1, brightest - darkest);
            shares[Math.max(0, Math.min(STEPS - 1, step))] += counts[tone] / pixels;
        }
        double entropy = 0;
        for (double share : shares) {
            entropy -= share == 0 ? 0 : share * Math.log(share);
        }
        return Math.exp(entropy);
    }

    /** How many pixels have each brightness (ITU-R BT.601). */
    private static int[] brightness(Picture picture) {
        int[] counts = new int[256];
        byte[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i += picture.channels()) {
            int tone = pixels[i] & 0xff;
            counts[
                    picture.channels() == 1
                            ? tone
                            : (299 * tone + 587 * (pixels[i + 1] & 0xff) + 114 * (pixels[i + 2] & 0xff)) / 1000]++;
        }
        return counts;
    }

    /** The lowest brightness that more than this share of the pixels do not exceed; the highest there is for 1. */
    private static int quantile(int[] counts, double share) {
        long all = 0;
        for (int count : counts) {
            all += count;
        }
        long below = Math.min(all - 1, (long) (share * all));
        int tone = 0;
        for (long seen = counts[0]; seen <= below; seen += counts[tone]) {
            tone++;
        }
        return tone;
    }
}
