package dev.isogon.internal.data.files;

import dev.isogon.metrics.Image;
import java.nio.file.Path;

/**
 * A file, or a part of one, that may hold an image.
 *
 * @param content where it lies
 * @param name what users know it by: its path from the folder or table that names it
 * @param label its class, from 0
 * @param part what it is set aside for
 * @param group images of one group belong together (one person's photographs of one day, frames of one film); "" for none
 */
public record ImageFile(Content content, String name, int label, Part part, String group) {

    /** A file of its own. */
    public ImageFile(Path path, String name, int label, Part part, String group) {
        this(Content.of(path), name, label, part, group);
    }

    /** The file that it lies in. */
    public Path path() {
        return content.file();
    }

    /** The same file of another class. */
    ImageFile labelled(int newLabel) {
        return new ImageFile(content, name, newLabel, part, group);
    }

    /** What the data itself sets an image aside for. */
    public enum Part {
        /** For training, or for whatever the comparison's own split decides where there is no {@link #TEST}. */
        TRAIN,
        /** For choosing the epoch. */
        VALIDATION,
        /** For judging. */
        TEST
    }

    /** The content under the name that users know it by. */
    public Image image() {
        return content.named(name);
    }
}
