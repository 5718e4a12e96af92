package dev.isogon.internal.data.check;

import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small copy of an image.
 *
 * @param type {@code image/jpeg}, or {@code image/png} for what is tiny already
 * @param content the whole file
 */
public record Thumbnail(String type, byte[] content) {

    /** The longer side, pixels. */
    private static final int SIDE = 96;

    /** Up to this it is kept as it is: JPEG would blur it. */
    private static final int TINY = 48;

    private static final float QUALITY = 0.8f;

    /** A picture's copy of at most 96 pixels a side, its shape kept. */
    static Thumbnail of(Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        if (longer <= TINY) {
            return new Thumbnail("image/png", file(image(picture), "png"));
        }
        int width = Math.max(1, Math.round((float) picture.width() * SIDE / longer));
        int height = Math.max(1, Math.round((float) picture.height() * SIDE / longer));
        Picture small = longer <= SIDE ? picture : Resizing.bilinear(picture, width, height);
        return new Thumbnail("image/jpeg", file(image(small), "jpeg"));
    }

    /** The file inside an address, as pages take it. */
    public String dataUri() {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    private static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = picture.pixels();
        int channels = picture.channels();
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, at += channels) {
                int red = pixels[at] & 0xff;
                int green = channels == 1 ? red : pixels[at + 1] & 0xff;
                int blue = channels == 1 ? red : pixels[at + 2] & 0xff;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    private static byte[] file(BufferedImage image, String format) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
