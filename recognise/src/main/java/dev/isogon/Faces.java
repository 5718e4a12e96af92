package dev.isogon;

import dev.isogon.internal.data.image.Limits;
import dev.isogon.internal.data.image.Picture;
import dev.isogon.internal.data.image.UndecodableException;
import dev.isogon.internal.data.image.format.Decoder;
import dev.isogon.internal.face.FaceFinder;
import dev.isogon.metrics.BrokenImageException;
import dev.isogon.metrics.Image;
import dev.isogon.metrics.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds faces in pictures with a small detector that comes with Isogon (BlazeFace, Bazarevsky et al. 2019; 0.6 MB). Calls may
 * come from any thread, several at once. Close it to free the detector.
 *
 * <pre>{@code
 * try (Faces faces = Faces.open()) {
 *     for (Face face : faces.in(Image.of(Path.of("party.jpg")))) {
 *         System.out.println(face.box() + " " + face.score());
 *     }
 * }
 * }</pre>
 *
 * <p>Faces are seen from about 24 pixels high on in pictures of up to 12 megapixels; in larger ones the smallest that are seen
 * grow with the picture. Pictures are turned upright as their files say; one that still stands on its head gives faces with low
 * scores whose points are wrong. Whether a face is one or a photograph of one, nothing here can tell.
 */
public final class Faces implements AutoCloseable {

    private final FaceFinder finder = new FaceFinder();

    private Faces() {}

    /** Loads the detector. */
    public static Faces open() {
        return new Faces();
    }

    /**
     * The faces of a picture, the largest first; by this thread alone.
     *
     * @return perhaps none
     * @throws BrokenImageException when it cannot be decoded
     */
    public List<Face> in(Image image) {
        return in(image, Work.silent().withThreads(1));
    }

    /**
     * The same by several threads.
     *
     * @param work is told how many looks of one scale are done, and may be stopped between looks
     * @return perhaps none
     * @throws BrokenImageException when it cannot be decoded
     * @throws dev.isogon.metrics.StoppedException when the work is stopped
     */
    public List<Face> in(Image image, Work work) {
        return finder.all(picture(image), work);
    }

    /**
     * The same faces cut out, upright and in the middle of squares, where insightface's rule (and with it most published ArcFace
     * models) has them: at 112 pixels the eyes are 35 apart. What lies beyond the picture is black.
     *
     * @param side of a square, pixels, at least 1
     * @return files in PNM, which is not compressed, named by the picture's name and {@code #1}, {@code #2} and so on
     * @throws BrokenImageException when it cannot be decoded
     */
    public List<Image> cut(Image image, int side) {
        Picture picture = picture(image);
        List<Picture> squares =
                finder.cut(picture, finder.all(picture, Work.silent().withThreads(1)), side);
        List<Image> files = new ArrayList<>();
        for (Picture square : squares) {
            files.add(Image.of(image.name() + "#" + (files.size() + 1), pnm(square)));
        }
        return files;
    }

    private static byte[] pnm(Picture picture) {
        byte[] header =
                ("P6 " + picture.width() + " " + picture.height() + " 255\n").getBytes(StandardCharsets.US_ASCII);
        byte[] file = Arrays.copyOf(header, header.length + picture.pixels().length);
        System.arraycopy(picture.pixels(), 0, file, header.length, picture.pixels().length);
        return file;
    }

    private static Picture picture(Image image) {
        try (InputStream in = image.open()) {
            return Decoder.decode(in.readAllBytes(), Limits.DEFAULT);
        } catch (UndecodableException e) {
            throw new BrokenImageException(image.name() + " " + e.getMessage());
        } catch (IOException e) {
            throw new BrokenImageException(image.name() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        finder.close();
    }
}
