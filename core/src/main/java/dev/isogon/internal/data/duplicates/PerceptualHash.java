package dev.isogon.internal.data.duplicates;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.util.Arrays;

/**
 * The {@link Fingerprint} of a picture, by two methods that err on different pictures: the signs of differences between
 * neighbours in a tiny grey copy ("dHash"), and the low frequencies of a larger one compared with their median ("pHash").
 *
 * @see <a href="https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html">N. Krawetz, "Kind of
 *     Like That" (2013), dHash</a>
 * @see <a href="https://phash.org/docs/pubs/thesis_zauner.pdf">C. Zauner, "Implementation and Benchmarking of Perceptual
 *     Image Hash Functions" (2010), section 3.2.1, pHash</a>
 */
public final class PerceptualHash {

    /** A multiple of 8 and of 9: what all three grey copies are made from, so that a large picture is read once. */
    private static final int SMALL = 72;

    private static final int GRID = 32;
    private static final int FREQUENCIES = 8;

    /**
     * The median of the 63 frequencies' magnitudes (unscaled DCT-II of the 32×32 grey values 0 to 255) below which a
     * picture is flat. Rounding to 8 bits alone moves a frequency by 5, so that around 0 its bit is chance. Photographs
     * have 400 and more; one colour, plain gradients and film grain are below 20.
     */
    private static final double FLAT_BELOW = 32;

    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /** The fingerprint of a grey or coloured picture; colours count by their brightness alone. */
    public static Fingerprint of(Picture picture) {
        Picture small = Resizing.bilinear(picture, SMALL, SMALL);
        double[] wide = grey(Resizing.bilinear(small, 9, 8));
        double[] high = grey(Resizing.bilinear(small, 8, 9));
        long across = 0;
        long down = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                across |= bit(wide[y * 9 + x + 1] > wide[y * 9 + x], y * 8 + x);
                down |= bit(high[(y + 1) * 8 + x] > high[y * 8 + x], y * 8 + x);
            }
        }
        double[] frequencies = frequencies(grey(Resizing.bilinear(small, GRID, GRID)));
        double median = median(frequencies);
        long above = 0;
        for (int i = 0; i < frequencies.length; i++) {
            above |= bit(frequencies[i] > median, i + 1);
        }
        double magnitude = median(Arrays.stream(frequencies).map(Math::abs).toArray());
        boolean flat = magnitude < FLAT_BELOW || DistinctTones.of(picture) < DistinctTones.DRAWING_BELOW;
        return new Fingerprint(above, across, down, flat);
    }

    private static long bit(boolean set, int index) {
        return set ? 1L << index : 0;
    }

    /** Brightness by ITU-R BT.601, as JPEG has it. */
    private static double[] grey(Picture picture) {
        int channels = picture.channels();
        byte[] pixels = picture.pixels();
        double[] grey = new double[picture.width() * picture.height()];
        for (int i = 0; i < grey.length; i++) {
            int at = i * channels;
            grey[i] = channels == 1
                    ? pixels[at] & 0xff
                    : 0.299 * (pixels[at] & 0xff) + 0.587 * (pixels[at + 1] & 0xff) + 0.114 * (pixels[at + 2] & 0xff);
        }
        return grey;
    }

    /** The lowest 8×8 coefficients of the two-dimensional DCT-II, row after row, without the first, which is the mean. */
    private static double[] frequencies(double[] grey) {
        double[] rows = new double[GRID * FREQUENCIES];
        for (int y = 0; y < GRID; y++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int x = 0; x < GRID; x++) {
                    rows[y * FREQUENCIES + u] += grey[y * GRID + x] * COSINES[u][x];
                }
            }
        }
        double[] all = new double[FREQUENCIES * FREQUENCIES];
        for (int v = 0; v < FREQUENCIES; v++) {
            for (int u = 0; u < FREQUENCIES; u++) {
                for (int y = 0; y < GRID; y++) {
                    all[v * FREQUENCIES + u] += rows[y * FREQUENCIES + u] * COSINES[v][y];
                }
            }
        }
        return Arrays.copyOfRange(all, 1, all.length);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double[][] cosines() {
        double[][] cosines = new double[FREQUENCIES][GRID];
        for (int u = 0; u < FREQUENCIES; u++) {
            for (int x = 0; x < GRID; x++) {
                cosines[u][x] = StrictMath.cos((2 * x + 1) * u * Math.PI / (2 * GRID));
            }
        }
        return cosines;
    }
}
