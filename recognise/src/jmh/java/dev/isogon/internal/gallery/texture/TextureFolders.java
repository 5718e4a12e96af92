package dev.isogon.internal.gallery.texture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Writes textures as folders of PNG files: {@code train} with a folder for each of {@value #TRAINING} textures, and for each that is
 * judged {@code enrolled}, {@code held-out}, {@code good} and {@code bad}, with names like {@code hole-16-07.png} for a defect of
 * 16 pixels. The same argument gives the same pixels. Argument: the folder.
 */
public final class TextureFolders {

    /** Sides of defects: 1/16, 1/8, 1/4 and 1/2 of a picture's. */
    static final int[] SIZES = {Texture.SIDE / 16, Texture.SIDE / 8, Texture.SIDE / 4, Texture.SIDE / 2};

    /** What is judged: two of patterns that the training has with other numbers, two of patterns that it lacks, one rough. */
    static final Map<String, Surface.Pattern> JUDGED = Map.of(
            "weave", Surface.Pattern.WEAVE,
            "leather", Surface.Pattern.LEATHER,
            "grain", Surface.Pattern.GRAIN,
            "herringbone", Surface.Pattern.HERRINGBONE,
            "honeycomb", Surface.Pattern.HONEYCOMB);

    private static final int TRAINING = 30;
    private static final List<Surface.Pattern> PATTERNS = List.of(Surface.Pattern.values());
    private static final int TRAINING_PATTERNS = PATTERNS.indexOf(Surface.Pattern.LEATHER) + 1;
    private static final int EACH = 40;
    private static final int ENROLLED = 60;
    private static final int HELD_OUT = 199;
    private static final int GOOD = 200;
    private static final int DEFECTS = 50;

    private TextureFolders() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.out.println("Argument: FOLDER");
            return;
        }
        Path folder = Path.of(arguments[0]);
        for (int i = 0; i < TRAINING; i++) {
            Surface.Pattern pattern = PATTERNS.get(i % TRAINING_PATTERNS);
            String name = String.format(Locale.ROOT, "%s-%d", pattern.name().toLowerCase(Locale.ROOT), i);
            goods(Texture.of(pattern, i), folder.resolve("train").resolve(name), EACH, i);
        }
        for (Map.Entry<String, Surface.Pattern> judged : JUDGED.entrySet()) {
            int seed = 1000 + 10 * PATTERNS.indexOf(judged.getValue());
            Texture texture = Texture.of(judged.getValue(), seed);
            Path of = folder.resolve(judged.getKey());
            goods(texture, of.resolve("enrolled"), ENROLLED, seed + 1);
            goods(texture, of.resolve("held-out"), HELD_OUT, seed + 2);
            goods(texture, of.resolve("good"), GOOD, seed + 3);
            bads(texture, of.resolve("bad"), new Random(seed + 4));
        }
    }

    private static void goods(Texture texture, Path folder, int count, long seed) throws IOException {
        Random random = new Random(-1 - seed); // a texture's own numbers come from seeds of 0 and more
        for (int i = 0; i < count; i++) {
            write(texture.picture(random), folder, String.format(Locale.ROOT, "%03d.png", i));
        }
    }

    private static void bads(Texture texture, Path folder, Random random) throws IOException {
        for (Defect defect : Defect.values()) {
            for (int size : SIZES) {
                for (int i = 0; i < DEFECTS; i++) {
                    String kind = defect.name().toLowerCase(Locale.ROOT);
                    String name = String.format(Locale.ROOT, "%s-%02d-%02d.png", kind, size, i);
                    write(defect.in(texture.picture(random), size, random), folder, name);
                }
            }
        }
    }

    private static void write(BufferedImage picture, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
    }
}
