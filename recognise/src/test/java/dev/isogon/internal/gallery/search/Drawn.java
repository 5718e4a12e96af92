package dev.isogon.internal.gallery.search;

import dev.isogon.internal.gallery.search.rows.Stamp;
import dev.isogon.internal.gallery.search.rows.VectorFile;
import dev.isogon.internal.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * A gallery that is drawn.
 *
 * @param vectors N×D
 * @param images N numbers, ascending with gaps
 * @param subjects N numbers
 */
record Drawn(FloatMatrix vectors, long[] images, long[] subjects) {

    static final UUID GALLERY = new UUID(3, 4);

    /** With the images of so many subjects in no certain order. */
    static Drawn of(Vectors cloud, int rows, int d, int people) {
        Random random = new Random(3);
        long[] images = new long[rows];
        long[] subjects = new long[rows];
        for (int i = 0; i < rows; i++) {
            images[i] = (i == 0 ? 0 : images[i - 1]) + 1 + random.nextInt(3);
            subjects[i] = 1L + random.nextInt(people);
        }
        return new Drawn(cloud.draw(rows, d, 1), images, subjects);
    }

    int rows() {
        return images.length;
    }

    float[] vector(int row) {
        int d = vectors.columns();
        return Arrays.copyOfRange(vectors.values(), row * d, (row + 1) * d);
    }

    GalleryVectors inMemory() {
        GalleryVectors gallery = GalleryVectors.inMemory(vectors.columns());
        addTo(gallery, 0);
        return gallery;
    }

    /** The rows from a certain one on. */
    void addTo(GalleryVectors gallery, int from) {
        for (int i = from; i < rows(); i++) {
            gallery.add(images[i], subjects[i], vector(i));
        }
    }

    /** The first rows in a file. */
    Path write(Path file, int count) throws IOException {
        long last = count == 0 ? 0 : images[count - 1];
        VectorFile.write(file, new Stamp(GALLERY, 7, last), vectors.columns(), rows -> {
            for (int i = 0; i < count; i++) {
                rows.add(images[i], subjects[i], vector(i));
            }
        });
        return file;
    }

    static Optional<VectorFile> open(Path file) throws IOException {
        return VectorFile.open(file, GALLERY, 7);
    }

    PlainSearch plain() {
        return new PlainSearch(vectors, images, subjects);
    }

    /** What is the same when somebody is nobody's any more, or somebody else's. */
    Drawn with(long image, long subject) {
        long[] changed = subjects.clone();
        changed[Arrays.binarySearch(images, image)] = subject;
        return new Drawn(vectors, images, changed);
    }

    /** Nobody left out, for so many probes. */
    static List<Excluding> everybody(int probes) {
        return Collections.nCopies(probes, Excluding.NOBODY);
    }
}
