package dev.isogon.internal.data;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Draws the letters A to Z, and small ones of another shape, in every font of this machine that has them, a folder a letter, black on white and all as high or as wide:
 * {@code bench/run data.LettersOfFonts FOLDER}. They are many classes of few images, free of rights and of people.
 */
public final class LettersOfFonts {

    /** The 37 letters that EMNIST keeps apart (Cohen et al. 2017, "EMNIST: an extension of MNIST to handwritten letters", balanced). */
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";

    private static final int SIDE = 64;
    private static final int MARGIN = 6;
    private static final float SIZE = 100;

    /** Whose letters are signs. */
    private static final List<String> SIGNS = List.of("D050000L", "Standard Symbols PS", "OpenSymbol");

    private LettersOfFonts() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of(arguments[0]);
        List<Font> fonts = Stream.of(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                .filter(font -> !SIGNS.contains(font.getFamily()) && font.canDisplayUpTo(LETTERS) < 0)
                .toList();
        for (int i = 0; i < LETTERS.length(); i++) {
            char letter = LETTERS.charAt(i);
            String name = (Character.isLowerCase(letter) ? "small-" : "") + letter;
            Path of = Files.createDirectories(folder.resolve(name));
            for (Font font : fonts) {
                Path file = of.resolve(font.getFontName().replaceAll("[^A-Za-z0-9]+", "-") + ".png");
                ImageIO.write(drawn(letter, font.deriveFont(SIZE)), "png", file.toFile());
            }
        }
        System.out.println(LETTERS.length() + " letters of " + fonts.size() + " fonts in " + folder);
    }

    private static BufferedImage drawn(char letter, Font font) {
        FontRenderContext exact = new FontRenderContext(null, true, true);
        Shape outline = font.createGlyphVector(exact, String.valueOf(letter)).getOutline();
        Rectangle2D box = outline.getBounds2D();
        double scale = (SIDE - 2 * MARGIN) / Math.max(box.getWidth(), box.getHeight());
        AffineTransform place = new AffineTransform();
        place.translate(SIDE / 2.0, SIDE / 2.0);
        place.scale(scale, scale);
        place.translate(-box.getCenterX(), -box.getCenterY());
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(Color.BLACK);
        graphics.fill(place.createTransformedShape(outline));
        graphics.dispose();
        return image;
    }
}
