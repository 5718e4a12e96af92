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
 * grow with the picture. Upright faces are seen, and those that are turned by less than about 45°. Whether a face is a
 * photograph of a photograph, nothing here can tell.
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
