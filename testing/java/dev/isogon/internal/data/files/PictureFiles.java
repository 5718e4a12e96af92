package dev.isogon.internal.data.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files of smooth random pictures: of one number always the same, of two numbers never alike. */
public final class PictureFiles {

    private PictureFiles() {}

    /** A file as {@code png}, {@code jpg}, {@code bmp} or {@code gif}; it looks some time old. */
    public static Path write(Path file, long number, int width, int height) throws IOException {
        String name = file.getFileName().toString();
        return write(file, content(number, width, height, name.substring(name.lastIndexOf('.') + 1)));
    }

    /** Any content; it looks some time old, so that its hash is remembered. */
    public static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));
        return file;
    }

    /** An image file's bytes. */
    public static byte[] content(long number, int width, int height, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture(number, width, height), format, bytes);
        return bytes.toByteArray();
    }

    /** Random colours at 8×8 points, and lines between them. */
    static BufferedImage picture(long number, int width, int height) {
        int[] points = new Random(number * 7919 + 1).ints(81L * 3, 0, 256).toArray();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double across = 8.0 * x / width;
                double down = 8.0 * y / height;
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | at(points, across, down, c);
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    private static int at(int[] points, double across, double down, int channel) {
        int x = (int) across;
        int y = (int) down;
        double right = across - x;
        double below = down - y;
        double upper = (1 - right) * points[(y * 9 + x) * 3 + channel] + right * points[(y * 9 + x + 1) * 3 + channel];
        double lower = (1 - right) * points[((y + 1) * 9 + x) * 3 + channel]
                + right * points[((y + 1) * 9 + x + 1) * 3 + channel];
        return (int) Math.round((1 - below) * upper + below * lower);
    }

    /** A PNG whose header claims a size that its few bytes cannot hold. */
    public static byte[] pngThatClaims(int width, int height) {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) sum.getValue())
                .array();
    }
}
