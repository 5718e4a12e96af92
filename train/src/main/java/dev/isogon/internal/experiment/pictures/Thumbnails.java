package dev.isogon.internal.experiment.pictures;

import dev.isogon.internal.data.ImageSet;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.Resizing;
import dev.isogon.internal.store.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures as files: PNG where every pixel can be seen, JPEG where only the whole can. */
public final class Thumbnails {

    /** Pixels of the longer side, at most. */
    static final int SIDE = 96;

    /** Up to this side, pictures are shown enlarged and JPEG's traces would be too. */
    private static final int SMALL = 48;

    private static final float QUALITY = 0.85f;

    private final Path folder;
    private final String part;
    private final ImageSet images;

    /**
     * @param folder where files go; made if it is not there
     * @param part what their names begin with
     */
    public Thumbnails(Path folder, String part, ImageSet images) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.part = part;
        this.images = images;
    }

    /** Writes an image's picture. */
    public ThumbnailFile write(int image) throws IOException {
        return write(folder, part, image, images.picture(image), images.name(image));
    }

    /**
     * Writes any picture.
     *
     * @param folder which is there
     * @param part and {@code number} what its file is called by
     * @param name what the image is called
     */
    public static ThumbnailFile write(Path folder, String part, int number, Picture whole, String name)
            throws IOException {
        Picture picture = shrunk(whole);
        boolean small = Math.max(picture.width(), picture.height()) <= SMALL;
        String file = String.format(Locale.ROOT, "%s-%06d.%s", part, number, small ? "png" : "jpg");
        AtomicFile.write(folder.resolve(file), encoded(picture, small ? "png" : "jpeg"));
        return new ThumbnailFile(file, name);
    }

    private static Picture shrunk(Picture picture) {
        double factor = (double) SIDE / Math.max(picture.width(), picture.height());
        return factor >= 1
                ? picture
                : Resizing.bilinear(picture, (int) Math.max(1, Math.round(factor * picture.width())), (int)
                        Math.max(1, Math.round(factor * picture.height())));
    }

    private static byte[] encoded(Picture picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        // In memory: ImageIO's own streams would write a file of their own to the disk.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(buffered(picture), null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(Picture picture) {
        boolean grey = picture.channels() == 1;
        BufferedImage image = new BufferedImage(
                picture.width(), picture.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        int[] samples = new int[picture.pixels().length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = picture.pixels()[i] & 0xff;
        }
        // Straight into the raster, since setRGB would take grey for another grey.
        image.getRaster().setPixels(0, 0, picture.width(), picture.height(), samples);
        return image;
    }
}
