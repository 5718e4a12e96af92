package dev.isogon.internal.gallery.texture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The plainest of methods by patches: windows of {@value #WINDOW} × {@value #WINDOW} grey pixels, each compared with those of good
 * images; an image is as bad as its farthest window. That is PatchCore (K. Roth and others, <i>Towards total recall in industrial
 * anomaly detection</i>, CVPR 2022) without its network: pixels stand in for a network's features, and the memory is drawn at
 * random.
 */
final class NearestPatch {

    private static final int WINDOW = 8;
    private static final int NUMBERS = WINDOW * WINDOW;
    private static final int STEP = 4;
    private static final int MEMORY = 4000;

    /** By number of a window, then by window, so that the innermost loop runs over neighbours in memory. */
    private final float[][] memory = new float[NUMBERS][MEMORY];

    /** Windows at random places of random good images. */
    NearestPatch(List<Path> goods, long seed) throws IOException {
        Random random = new Random(seed);
        float[][] pictures = new float[goods.size()][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = grey(goods.get(i));
        }
        float[] window = new float[NUMBERS];
        for (int m = 0; m < MEMORY; m++) {
            int places = Texture.SIDE - WINDOW + 1;
            cut(pictures[random.nextInt(pictures.length)], random.nextInt(places), random.nextInt(places), window);
            for (int k = 0; k < NUMBERS; k++) {
                memory[k][m] = window[k];
            }
        }
    }

    /** Less is worse, as with a cosine: minus the farthest window's distance to the nearest in memory. */
    float score(Path file) throws IOException {
        float[] picture = grey(file);
        float[] window = new float[NUMBERS];
        float farthest = 0;
        for (int y = 0; y <= Texture.SIDE - WINDOW; y += STEP) {
            for (int x = 0; x <= Texture.SIDE - WINDOW; x += STEP) {
                cut(picture, x, y, window);
                farthest = Math.max(farthest, nearest(window));
            }
        }
        return -(float) Math.sqrt(farthest);
    }

    private float nearest(float[] window) {
        float[] squares = new float[MEMORY];
        for (int k = 0; k < NUMBERS; k++) {
            float[] row = memory[k];
            float value = window[k];
            for (int m = 0; m < MEMORY; m++) {
                float difference = row[m] - value;
                squares[m] += difference * difference;
            }
        }
        float least = squares[0];
        for (float square : squares) {
            least = Math.min(least, square);
        }
        return least;
    }

    private static void cut(float[] picture, int x, int y, float[] window) {
        for (int row = 0; row < WINDOW; row++) {
            System.arraycopy(picture, (y + row) * Texture.SIDE + x, window, row * WINDOW, WINDOW);
        }
    }

    /** Grey levels less their mean, over their standard deviation, so that light counts little. */
    private static float[] grey(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        float[] grey = new float[Texture.SIDE * Texture.SIDE];
        for (int i = 0; i < grey.length; i++) {
            int rgb = image.getRGB(i % Texture.SIDE, i / Texture.SIDE);
            grey[i] = ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3f;
        }
        double[] values = new double[grey.length];
        Arrays.setAll(values, i -> grey[i]);
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) ((grey[i] - mean) / Math.sqrt(variance + 1));
        }
        return grey;
    }
}
