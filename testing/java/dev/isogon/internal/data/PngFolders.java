package dev.isogon.internal.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small colour pictures in class folders for tests: noise, and a bright band that tells the class. */
public final class PngFolders {

    /** Names that a shell, a table and a line of text take in different ways. */
    public static final List<String> ODD_NAMES = List.of("a, \"b\"", "back\\slash ü", "two\nlines");

    private static final int WIDTH = 13;
    private static final int HEIGHT = 12;

    private PngFolders() {}

    /** Writes {@code count} pictures of 13×12 pixels into a folder for each name. */
    public static void write(Path folder, int count, long seed, List<String> classNames) throws IOException {
        Random random = new Random(seed);
        for (int c = 0; c < classNames.size(); c++) {
            Path ofClass = Files.createDirectories(folder.resolve(classNames.get(c)));
            for (int i = 0; i < count; i++) {
                write(ofClass.resolve("picture " + i + ".png"), c, random);
            }
        }
    }

    /** Writes one picture, whose bright band lies lower the larger the class. */
    public static void write(Path file, int label, Random random) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int light = y / 4 == label ? 150 : 0;
                int red = light + random.nextInt(100);
                int green = light + random.nextInt(100);
                int blue = light + random.nextInt(100);
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no writer for PNG");
        }
    }
}
