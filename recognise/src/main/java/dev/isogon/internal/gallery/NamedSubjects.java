package dev.isogon.internal.gallery;

import dev.isogon.internal.base.Nearest;
import dev.isogon.internal.gallery.store.GalleryStore;
import dev.isogon.internal.gallery.store.StoredImage;
import dev.isogon.internal.gallery.store.Subject;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Subjects by what somebody calls them. */
public final class NamedSubjects {

    /** More names are not compared letter by letter with a misspelt one. */
    private static final int COMPARED = 10_000;

    private NamedSubjects() {}

    /**
     * The one of a name.
     *
     * @throws SettingsException when there is none, with the one that may be meant
     */
    public static Subject named(GalleryStore store, String name) throws IOException {
        Optional<Subject> found = store.reading().subject(name);
        if (found.isEmpty()) {
            throw unknown(store, name);
        }
        return found.get();
    }

    /**
     * An enrolled image, by its name or its number.
     *
     * @throws SettingsException when there is none, or several of that name
     */
    public static StoredImage image(GalleryStore store, String nameOrNumber) throws IOException {
        Optional<StoredImage> found = store.reading().image(nameOrNumber);
        Optional<Long> number = number(nameOrNumber);
        if (found.isEmpty() && number.isPresent()) {
            found = store.reading().image(number.get());
        }
        return found.orElseThrow(() -> new SettingsException(
                "image",
                "\"" + nameOrNumber + "\" is no image that is enrolled in " + store.folder()
                        + "; name it as it was enrolled, or by its number"));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static SettingsException unknown(GalleryStore store, String name) throws IOException {
        List<String> names = store.reading().subjects().stream()
                .limit(COMPARED)
                .map(Subject::name)
                .toList();
        return new SettingsException(
                "subject",
                "\"" + name + "\" is not enrolled in " + store.folder()
                        + Nearest.to(name, names)
                                .map(each -> "; did you mean " + each + "?")
                                .orElse(names.isEmpty() ? ", where nobody is" : ""));
    }
}
