package dev.isogon.internal.gallery;

import dev.isogon.internal.gallery.search.rows.VectorFile;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.GalleryWriting.Renamed;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Changes of who is enrolled that are more than new images. What goes is erased from the file that is derived for search too,
 * before a call returns: in its place where nothing else has changed meanwhile, otherwise with the file, which the next one who
 * opens the gallery writes anew.
 */
public final class MemberChanges {

    private final GalleryStore store;

    /** Of what is kept, which stays open. */
    public MemberChanges(GalleryStore store) {
        this.store = store;
    }

    /**
     * Erases a subject with all that is kept of it.
     *
     * @return how many images it had
     * @throws dev.isogon.metrics.SettingsException when nobody has that name
     */
    public int remove(String name) throws IOException {
        Subject subject = NamedSubjects.named(store, name);
        Set<Long> images = store.reading().images(subject.id()).stream()
                .map(StoredImage::id)
                .collect(Collectors.toSet());
        int removed = store.writing().removeSubject(name);
        if (removed == images.size()) {
            erase(images);
        } else {
            eraseAll(); // another process has enrolled one meanwhile
        }
        return removed;
    }

    /**
     * Erases an image.
     *
     * @throws dev.isogon.metrics.SettingsException when it is not there
     */
    public void removeImage(long image) throws IOException {
        store.writing().removeImage(image);
        erase(Set.of(image));
    }

    /**
     * Gives a subject another name; where another one has that, it gets all images.
     *
     * @throws dev.isogon.metrics.SettingsException when nobody has the name {@code from}
     */
    public Renamed rename(String from, String to) throws IOException {
        Renamed renamed = store.writing().rename(from, to);
        if (renamed.twice() > 0) {
            eraseAll();
        }
        return renamed;
    }

    /**
     * Gives a subject another name, unless another one has that.
     *
     * @return whether it has it now
     * @throws dev.isogon.metrics.SettingsException when nobody has the name {@code from}
     */
    public boolean renameIfFree(String from, String to) throws IOException {
        return store.writing().renameIfFree(from, to).isPresent();
    }

    /**
     * Gives an image to a subject, who is new where nobody has the name.
     *
     * @return false where that one had the same image already, so that this one was erased
     * @throws dev.isogon.metrics.SettingsException when it is not there
     */
    public boolean move(long image, String toSubject) throws IOException {
        boolean moved = store.writing().move(image, toSubject);
        if (!moved && store.reading().image(image).isEmpty()) {
            eraseAll();
        }
        return moved;
    }

    private void erase(Set<Long> images) throws IOException {
        UUID id = UUID.fromString(store.facts().id());
        if (!VectorFile.erase(file(), id, images, store.state().rewrites())) {
            eraseAll();
        }
    }

    private void eraseAll() throws IOException {
        Files.deleteIfExists(file());
    }

    private Path file() {
        return store.folder().resolve(VectorsOnDisk.FILE);
    }
}
