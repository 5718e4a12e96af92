package dev.isogon.internal.gallery.check;

import dev.isogon.internal.gallery.check.GalleryFindings.Shown;
import dev.isogon.internal.gallery.store.GalleryReading;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.matrix.FloatMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All images of a gallery, to be gone through some at a time, since a long reading would be in the way of erasing. */
final class EnrolledImages {

    private final GalleryReading reading;
    private final List<StoredImage> images = new ArrayList<>();
    private final Map<Long, Subject> subjects = new HashMap<>();

    private EnrolledImages(GalleryReading reading) {
        this.reading = reading;
    }

    static EnrolledImages of(GalleryStore store) throws IOException {
        EnrolledImages all = new EnrolledImages(store.reading());
        all.reading.forEachSubject(each -> all.subjects.put(each.id(), each));
        // Names are read again where they are shown: most are not.
        all.reading.forEachImage(
                each -> all.images.add(new StoredImage(each.id(), each.subject(), "", each.content(), each.quality())));
        return all;
    }

    /** In the order of their enrolment, without their names. */
    List<StoredImage> images() {
        return images;
    }

    /** Who there is. */
    Iterable<Subject> subjects() {
        return subjects.values().stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    /**
     * Some images with their embeddings; what was removed meanwhile is left out.
     *
     * @param units a row an image
     */
    record Some(List<StoredImage> images, FloatMatrix units) {

        long[] owners() {
            return images.stream().mapToLong(StoredImage::subject).toArray();
        }

        long[] ids() {
            return images.stream().mapToLong(StoredImage::id).toArray();
        }
    }

    /** Images from a place in the list on. */
    Optional<Some> some(int from, int most) throws IOException {
        List<StoredImage> there = new ArrayList<>();
        List<float[]> units = new ArrayList<>();
        for (StoredImage each : images.subList(from, Math.min(images.size(), from + most))) {
            Optional<float[]> unit = reading.embedding(each.id());
            if (unit.isPresent()) {
                there.add(each);
                units.add(unit.get());
            }
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(new Some(there, FloatMatrix.of(units)));
    }

    /** An image as a user knows it; empty where it was removed meanwhile. */
    Optional<Shown> shown(long image) throws IOException {
        Optional<StoredImage> found = reading.image(image);
        Subject of = found.map(each -> subjects.get(each.subject())).orElse(null);
        return found.isEmpty() || of == null
                ? Optional.empty()
                : Optional.of(new Shown(image, found.get().name(), of.name(), of.images()));
    }
}
