package dev.isogon.internal.serve.api;

import dev.isogon.internal.gallery.OpenGallery;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.internal.serve.http.Problem;
import java.io.IOException;

/**
 * A gallery that is served.
 *
 * @param name as paths have it
 * @param open to be asked and changed
 * @param unknowns those who were not known, where they are kept
 * @param decisions the last answers
 */
public record ServedGallery(String name, OpenGallery open, Unknowns unknowns, Decisions decisions) {

    /** What is kept. */
    public GalleryStore store() {
        return open.members().store();
    }

    /**
     * A subject by its number, since a name could be anything, and be given to another one meanwhile.
     *
     * @throws Problem 404 where there is none
     */
    Subject subject(long id) throws IOException {
        return store().reading().subject(id).orElseThrow(() -> noSubject(String.valueOf(id)));
    }

    /**
     * A subject by its name.
     *
     * @throws Problem 404 where there is none
     */
    public Subject subject(String called) throws IOException {
        return store().reading().subject(called).orElseThrow(() -> noSubject("\"" + Problem.shortened(called) + "\""));
    }

    /**
     * An image of a subject.
     *
     * @throws Problem 404 where there is none
     */
    StoredImage image(long subject, long image) throws IOException {
        return store().reading()
                .image(image)
                .filter(each -> each.subject() == subject)
                .orElseThrow(() -> Problem.notFound("subject " + subject + " has no image " + image));
    }

    /** Its model's name. */
    public String model() throws IOException {
        return GalleryRoutes.shown(store().facts().model().name());
    }

    /** The number of the last change. */
    long change() throws IOException {
        return store().state().changes();
    }

    private Problem noSubject(String which) {
        return Problem.notFound("there is no subject " + which + " in " + name);
    }
}
