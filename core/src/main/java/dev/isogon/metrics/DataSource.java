package dev.isogon.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.isogon.internal.data.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Labelled images, wherever and however they lie. Nothing is read before somebody trains or evaluates on them. */
public sealed interface DataSource {

    /** Which folders are classes, where data is a folder of folders. */
    enum Classes {
        /** As {@link #TOP} where the folders leave no doubt; an error that says what could be meant otherwise. */
        AUTO,
        /** The folders right below the data, or right below its parts; all images below one are of one class. */
        TOP,
        /** Each folder that has images directly in it, by its path: {@code Greek/alpha} and {@code Latin/alpha} are two. */
        LEAF,
        /** Each folder that has images directly in it, by its own name: all folders {@code alpha} are one. */
        JOINED
    }

    /**
     * A folder with a folder of images a class in it, or with {@code train} and {@code test} folders of such folders.
     *
     * @param classes which of the folders are classes
     */
    record ImageFolder(Path path, Classes classes) implements DataSource {

        /** With the classes that the folders show. */
        public ImageFolder(Path path) {
            this(path, Classes.AUTO);
        }

        @Override
        public DataSource withClasses(Classes which) {
            return new ImageFolder(path, which);
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A data set in the layout that it was published in, such as CUB-200-2011 or Market-1501: its own files say what is what.
     *
     * @param path its folder; or the file of it that stands for one of its splits
     */
    record PublishedSet(Path path) implements DataSource {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A table, {@code .csv} or {@code .tsv}, with a path and a label a row, and columns {@code split} and {@code group}; or a
     * list without a header, also {@code .txt} or {@code .lst}, with a path and its label a line.
     *
     * @param pathColumn the table's column of paths
     * @param labelColumn the table's column of labels
     */
    record ImageTable(Path path, String pathColumn, String labelColumn) implements DataSource {

        /** With columns that are called {@code path} and {@code label}, or a list, which has no names of columns. */
        public ImageTable(Path path) {
            this(path, "path", "label");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A file of MXNet's records, {@code .rec}, as insightface's training sets are. */
    record ImageRecords(Path path) implements DataSource {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A file of pairs, {@code .bin}, as insightface's verification sets are: to evaluate on, not to train on. */
    record ImagePairs(Path path) implements DataSource {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * The four IDX files of MNIST, or of a set that lies as it does: grey pixels of one size.
     *
     * @param path their folder; or one of the four, where files of several sets lie together
     */
    record IdxFiles(Path path) implements DataSource {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * MNIST as it comes with Isogon's program.
     *
     * @param path the folder of its files
     */
    record Mnist(Path path) implements DataSource {

        @Override
        public String toString() {
            return Sources.MNIST;
        }
    }

    /** The folder or file. */
    Path path();

    /**
     * The same with the columns that a table is to be read by.
     *
     * @param path of paths, or null for {@code path}
     * @param label of labels, or null for {@code label}
     * @throws SettingsException when one is named and this is no table
     */
    default DataSource withColumns(@Nullable String path, @Nullable String label) {
        return Sources.withColumns(this, path, label);
    }

    /** Whether images lie in files of their own format and size, to be decoded; otherwise as grey pixels of one size. */
    default boolean hasImageFiles() {
        return !(this instanceof IdxFiles || this instanceof Mnist);
    }

    /** Which folders are classes; {@link Classes#AUTO} where data is no folder of folders. */
    default Classes classes() {
        return Classes.AUTO;
    }

    /**
     * The same data, with classes at another level of its folders.
     *
     * @throws SettingsException when data is no folder of folders
     */
    default DataSource withClasses(Classes which) {
        if (which != Classes.AUTO) {
            throw new SettingsException(
                    "classes",
                    "says which folders of a folder of images are classes, but \"" + this + "\" is none; leave it out");
        }
        return this;
    }

    /** As it is written in settings: {@code mnist}, or a path; {@link #of} or the command line reads it again. */
    @Override
    @JsonValue
    String toString();

    /**
     * What lies at a place.
     *
     * @throws SettingsException when nothing does, or a file that is no table, records or pairs
     * @throws BrokenFileException when it is a folder that cannot be read or holds no data
     */
    static DataSource of(Path place) throws IOException {
        return Sources.at(place);
    }

    /** As settings were written down, without a look at whether it is still there; null for none. */
    @JsonCreator
    static @Nullable DataSource written(String text) throws IOException {
        return text.isEmpty() ? null : Sources.written(text);
    }
}
