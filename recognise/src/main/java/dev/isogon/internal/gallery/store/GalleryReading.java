package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.internal.gallery.store.values.Names;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Subjects and their images. Each call reads at one moment of the gallery; those that hand on rows do so one at a time, on a
 * connection of their own, so that what they call may ask the store for more.
 */
public final class GalleryReading {

    private static final String IMAGE = "SELECT id, subject, name, content, quality FROM images ";
    private static final String SUBJECT = "SELECT subjects.id, subjects.name, COUNT(images.id) FROM subjects"
            + " LEFT JOIN images ON images.subject = subjects.id ";

    private final Database database;
    private final Columns columns;

    GalleryReading(Database database, Columns columns) {
        this.database = database;
        this.columns = columns;
    }

    /** Takes embeddings of images. */
    @FunctionalInterface
    public interface EmbeddingConsumer {

        /** Called first, with the state that all embeddings belong to. */
        default void begin(State state) throws IOException {}

        /** One of unit length. */
        void take(long image, long subject, float[] unit) throws IOException;
    }

    /** Takes images with all that is kept of them. */
    @FunctionalInterface
    public interface ImageConsumer {
        void take(StoredImage image, float[] unit, byte @Nullable [] picture) throws IOException;
    }

    /**
     * An image of which a user has said that it is not this subject. It was chosen by its score, so it is of no use for
     * calibration.
     *
     * @param id ascends, never given again
     * @param subject id of who it is not
     * @param name of the image
     * @param embedding of unit length
     * @param picture null where none is kept
     */
    public record Rejection(long id, long subject, String name, float[] embedding, byte @Nullable [] picture) {}

    /** All subjects, in the order of their enrolment. */
    public List<Subject> subjects() throws IOException {
        List<Subject> subjects = new ArrayList<>();
        forEachSubject(subjects::add);
        return subjects;
    }

    /** Hands on all subjects, in the order of their enrolment. */
    public void forEachSubject(Consumer<Subject> consumer) throws IOException {
        database.readApart(connection -> {
            Sql.each(
                    connection,
                    SUBJECT + "GROUP BY subjects.id ORDER BY subjects.id",
                    row -> consumer.accept(subject(row)));
            return true;
        });
    }

    /**
     * The subject of a name.
     *
     * @throws SettingsException when no subject could have such a name
     */
    public Optional<Subject> subject(String name) throws IOException {
        byte[] key = columns.subject(name);
        return database.read(connection ->
                Sql.first(connection, SUBJECT + "WHERE subjects.name = ? GROUP BY subjects.id", this::subject, key));
    }

    /** A subject, if it is there. */
    public Optional<Subject> subject(long id) throws IOException {
        return database.read(connection ->
                Sql.first(connection, SUBJECT + "WHERE subjects.id = ? GROUP BY subjects.id", this::subject, id));
    }

    /** The name of a subject, if it is there. */
    public Optional<String> name(long subject) throws IOException {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT name FROM subjects WHERE id = ?",
                row -> columns.subject(row.getBytes(1)),
                subject));
    }

    /** A subject's images, in the order of their enrolment. */
    public List<StoredImage> images(long subject) throws IOException {
        return database.read(
                connection -> Sql.all(connection, IMAGE + "WHERE subject = ? ORDER BY id", this::image, subject));
    }

    /** An image, if it is there. */
    public Optional<StoredImage> image(long id) throws IOException {
        return database.read(connection -> Sql.first(connection, IMAGE + "WHERE id = ?", this::image, id));
    }

    /**
     * The image of a name; looks at all of them, since names may be encrypted.
     *
     * @throws SettingsException when several have it, naming their ids
     */
    public Optional<StoredImage> image(String name) throws IOException {
        String wanted = Names.image(name);
        List<StoredImage> found = new ArrayList<>();
        forEachImage(image -> {
            if (image.name().equals(wanted)) {
                found.add(image);
            }
        });
        if (found.size() > 1) {
            throw new SettingsException(
                    "image",
                    "must be one, but " + found.size() + " have the name " + wanted + ": "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .limit(10)
                                            .map(each -> "" + each.id())
                                            .toList())
                            + (found.size() > 10 ? " and more" : "") + ". Give the number of one of them");
        }
        return found.stream().findFirst();
    }

    /** Hands on all images, in the order of their enrolment. */
    public void forEachImage(Consumer<StoredImage> consumer) throws IOException {
        database.readApart(connection -> {
            Sql.each(connection, IMAGE + "ORDER BY id", row -> consumer.accept(image(row)));
            return true;
        });
    }

    /** An image's embedding, of unit length, if the image is there. */
    public Optional<float[]> embedding(long image) throws IOException {
        return database.read(connection -> {
            int dimensions = Schema.facts(connection).model().dimensions();
            return Sql.first(
                    connection,
                    "SELECT embedding FROM embeddings WHERE image = ?",
                    row -> columns.embedding("images", image, row.getBytes(1), dimensions),
                    image);
        });
    }

    /** An image's picture, encoded, if one is kept. */
    public Optional<byte[]> picture(long image) throws IOException {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT picture FROM pictures WHERE image = ?",
                row -> columns.picture("images", image, row.getBytes(1)),
                image));
    }

    /**
     * Hands on embeddings in the order of their images' ids, and returns the state that they belong to.
     *
     * @param afterImage those with higher ids only; 0 for all
     */
    public State forEachEmbedding(long afterImage, EmbeddingConsumer consumer) throws IOException {
        return database.readApart(connection -> {
            State state = Schema.state(connection);
            int dimensions = Schema.facts(connection).model().dimensions();
            consumer.begin(state);
            Sql.each(
                    connection,
                    "SELECT images.id, images.subject, embedding FROM images JOIN embeddings ON embeddings.image = images.id"
                            + " WHERE images.id > ? ORDER BY images.id",
                    row -> {
                        long image = row.getLong(1);
                        consumer.take(
                                image, row.getLong(2), columns.embedding("images", image, row.getBytes(3), dimensions));
                    },
                    afterImage);
            return state;
        });
    }

    /** Hands on images with embedding and picture, in the order of their enrolment, and returns the state they belong to. */
    public State forEachWholeImage(ImageConsumer consumer) throws IOException {
        return database.readApart(connection -> {
            int dimensions = Schema.facts(connection).model().dimensions();
            Sql.each(
                    connection,
                    "SELECT id, subject, name, content, quality, embedding, picture FROM images JOIN embeddings ON"
                            + " embeddings.image = images.id LEFT JOIN pictures ON pictures.image = images.id ORDER BY id",
                    row -> {
                        StoredImage image = image(row);
                        consumer.take(
                                image,
                                columns.embedding("images", image.id(), row.getBytes(6), dimensions),
                                columns.pictureIfAny("images", image.id(), row.getBytes(7)));
                    });
            return Schema.state(connection);
        });
    }

    /** What users have said that it is not this subject, in order. */
    public List<Rejection> rejections(long subject) throws IOException {
        return database.read(connection -> {
            int dimensions = Schema.facts(connection).model().dimensions();
            return Sql.all(
                    connection,
                    "SELECT id, subject, name, embedding, picture FROM rejections WHERE subject = ? ORDER BY id",
                    row -> rejection(row, dimensions),
                    subject);
        });
    }

    private Rejection rejection(ResultSet row, int dimensions) throws SQLException {
        long id = row.getLong(1);
        return new Rejection(
                id,
                row.getLong(2),
                columns.name("rejections", id, row.getBytes(3)),
                columns.embedding("rejections", id, row.getBytes(4), dimensions),
                columns.pictureIfAny("rejections", id, row.getBytes(5)));
    }

    private Subject subject(ResultSet row) throws SQLException {
        return new Subject(row.getLong(1), columns.subject(row.getBytes(2)), row.getInt(3));
    }

    private StoredImage image(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        return new StoredImage(
                id,
                row.getLong(2),
                columns.name("images", id, row.getBytes(3)),
                columns.content(row.getBytes(4)),
                row.getFloat(5));
    }
}
