package dev.isogon.internal.gallery.look;

import dev.isogon.Face;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a picture where the user wants pictures kept: a square three boxes wide around the face, cut at the picture's
 * border, or the whole picture where no face is looked for; at most {@value #MOST} pixels a side, as a JPEG. A better model
 * finds and aligns the face in it anew.
 */
final class Surroundings {

    private static final double BOXES = 3;
    private static final int MOST = 640;
    private static final float QUALITY = 0.92f;

    private Surroundings() {}

    static byte[] of(Picture picture, @Nullable Face face) {
        return jpeg(smaller(face == null ? picture : cut(picture, face.box())));
    }

    /** How high a face is in what is kept around it, by how high it was, pixels. */
    static double heightOfFace(double height) {
        return Math.min(height, MOST / BOXES);
    }

    private static Picture cut(Picture picture, Face.Box box) {
        double half = BOXES / 2 * Math.max(box.width(), box.height());
        Face.Point middle = box.middle();
        int left = (int) Math.max(0, Math.floor(middle.x() - half));
        int top = (int) Math.max(0, Math.floor(middle.y() - half));
        int right = (int) Math.min(picture.width(), Math.ceil(middle.x() + half));
        int bottom = (int) Math.min(picture.height(), Math.ceil(middle.y() + half));
        if (right <= left || bottom <= top) {
            return picture; // the face's middle lies outside
        }
        int channels = picture.channels();
        byte[] pixels = new byte[(right - left) * (bottom - top) * channels];
        for (int y = top; y < bottom; y++) {
            System.arraycopy(
                    picture.pixels(),
                    (y * picture.width() + left) * channels,
                    pixels,
                    (y - top) * (right - left) * channels,
                    (right - left) * channels);
        }
        return new Picture(right - left, bottom - top, channels, pixels);
    }

    private static Picture smaller(Picture picture) {
        double scale = (double) MOST / Math.max(picture.width(), picture.height());
        return scale >= 1
                ? picture
                : Resizing.bilinear(picture, (int) Math.max(1, Math.round(picture.width() * scale)), (int)
                        Math.max(1, Math.round(picture.height() * scale)));
    }

    private static byte[] jpeg(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        int channels = picture.channels();
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, at += channels) {
                int red = picture.pixels()[at] & 0xFF;
                int green = channels == 1 ? red : picture.pixels()[at + 1] & 0xFF;
                int blue = channels == 1 ? red : picture.pixels()[at + 2] & 0xFF;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it is written to memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
