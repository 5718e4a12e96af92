package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes of subjects and their images. Each call is one transaction: all of it is durable when it returns, and none of it where it
 * throws. What a call removes is in no file of the gallery when it returns; where a reader is in the way of that for 30 s, or a full
 * disk, it throws and says so, the removal stands, and the next removal or opening for writing erases it.
 */
public final class GalleryWriting {

    private final Database database;
    private final Columns columns;

    GalleryWriting(Database database, Columns columns) {
        this.database = database;
        this.columns = columns;
    }

    /**
     * What came of a new name.
     *
     * @param merged whether another subject had it, who has all images now
     * @param twice how many images were dropped since that subject had the same content already
     */
    public record Renamed(boolean merged, int twice) {}

    /** What a new model makes of images that the gallery has, by their ids. */
    public interface NewEmbeddings {

        /** Of an image; every one must get one, unless it is removed. */
        float @Nullable [] ofImage(long id);

        /** Whether an image that gets none is removed, rather than in the way. */
        default boolean removes(long image) {
            return false;
        }

        /** Keys of settings that hold for the former model alone, and are removed. */
        default List<String> outdatedSettings() {
            return List.of();
        }

        /** Of a stranger; null takes the stranger out. */
        float @Nullable [] ofStranger(long id);

        /** Of a rejection; null takes it out. */
        float @Nullable [] ofRejection(long id);
    }

    /**
     * Enrols images of one subject, who is new where nobody has the name. An image whose content the subject has already is not
     * added again. Strangers of that identity leave their set.
     *
     * @param images may be none
     * @throws SettingsException when a name, a checksum or an embedding is not as it should be; then none is enrolled
     */
    public Enrolled enrol(String subject, List<NewImage> images) throws IOException {
        return enrolAll(Map.of(subject, images));
    }

    /** Enrols images of many subjects, in the map's order, all or none; see {@link #enrol}. */
    public Enrolled enrolAll(Map<String, List<NewImage>> images) throws IOException {
        return OpenChange.make(
                database, (connection, change) -> new EnrolChange(connection, change, columns).all(images));
    }

    /**
     * Gives a subject another name; where another subject has that, it gets all images and rejections, and this one is no more.
     *
     * @throws SettingsException when nobody has the name {@code from}
     */
    public Renamed rename(String from, String to) throws IOException {
        return rename(from, to, true).orElseThrow();
    }

    /**
     * Gives a subject another name, unless another subject has that.
     *
     * @return nothing where another one has it; then nothing is changed
     * @throws SettingsException when nobody has the name {@code from}
     */
    public Optional<Renamed> renameIfFree(String from, String to) throws IOException {
        return rename(from, to, false);
    }

    private Optional<Renamed> rename(String from, String to, boolean merges) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            long subject = Subjects.existing(connection, columns, from);
            Optional<Long> other = Subjects.find(connection, columns, to);
            if (other.isPresent() && other.get() == subject) {
                return Optional.of(new Renamed(false, 0));
            }
            if (other.isPresent() && !merges) {
                return Optional.empty();
            }
            change.erases();
            if (other.isPresent()) {
                return Optional.of(new Renamed(true, merge(connection, change, subject, other.get())));
            }
            Sql.run(connection, "UPDATE subjects SET name = ? WHERE id = ?", columns.subject(to), subject);
            StrangerSet.leave(connection, change, columns, to);
            change.log("rename", subject, null, 0);
            return Optional.of(new Renamed(false, 0));
        });
    }

    private static int merge(Connection connection, OpenChange change, long from, long to)
            throws SQLException, IOException {
        change.rewrites();
        int moved = Sql.run(connection, "UPDATE OR IGNORE images SET subject = ? WHERE subject = ?", to, from);
        int twice = Sql.run(connection, "DELETE FROM images WHERE subject = ?", from);
        Sql.run(connection, "UPDATE rejections SET subject = ? WHERE subject = ?", to, from);
        Sql.run(connection, "DELETE FROM subjects WHERE id = ?", from);
        change.log("merge", from, null, twice);
        change.log("merge", to, null, moved);
        return twice;
    }

    /**
     * Removes a subject with all images, pictures and rejections, and those unknowns that are like it or the same images.
     *
     * @return how many images it had
     * @throws SettingsException when nobody has that name
     */
    public int removeSubject(String name) throws IOException {
        return removeSubjects(List.of(name));
    }

    /** Removes subjects, all or none, and erases them at once, which takes as long as for one; see {@link #removeSubject}. */
    public int removeSubjects(Collection<String> names) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            int all = 0;
            for (String each : names) {
                long subject = Subjects.existing(connection, columns, each);
                UnknownSet.leaveWith(connection, change, columns, subject);
                int images = Sql.run(connection, "DELETE FROM images WHERE subject = ?", subject);
                Sql.run(connection, "DELETE FROM subjects WHERE id = ?", subject);
                change.rewrites();
                change.erases();
                change.log("remove", subject, null, images);
                all += images;
            }
            return all;
        });
    }

    /**
     * Removes an image, and unknowns of the same content. Its subject stays, with no image perhaps: to be without one is not to be unknown.
     *
     * @throws SettingsException when it is not there
     */
    public void removeImage(long image) throws IOException {
        OpenChange.make(database, (connection, change) -> {
            long subject = Subjects.ofImage(connection, image);
            UnknownSet.leaveWithImage(connection, change, image);
            Sql.run(connection, "DELETE FROM images WHERE id = ?", image);
            change.rewrites();
            change.erases();
            change.log("remove", subject, image, 1);
            return true;
        });
    }

    /**
     * Moves an image to another subject, who is new where nobody has the name. Where that one has the same content already, the
     * image is removed instead.
     *
     * @return whether it has moved
     * @throws SettingsException when it is not there
     */
    public boolean move(long image, String toSubject) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            long from = Subjects.ofImage(connection, image);
            long to = Subjects.findOrAdd(connection, change, columns, toSubject);
            if (from == to) {
                return false;
            }
            boolean moved = Sql.run(connection, "UPDATE OR IGNORE images SET subject = ? WHERE id = ?", to, image) > 0;
            if (!moved) {
                Sql.run(connection, "DELETE FROM images WHERE id = ?", image);
                change.erases();
            }
            change.rewrites();
            change.log("move", from, image, 1);
            change.log("move", to, image, moved ? 1 : 0);
            return moved;
        });
    }

    /**
     * Keeps an image of which a user says that it is not this subject.
     *
     * @return the rejection's id
     * @throws SettingsException when nobody has that name
     */
    public long reject(String subject, NewImage image) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            GalleryFacts facts = Schema.facts(connection);
            return reject(connection, change, columns, facts, Subjects.existing(connection, columns, subject), image);
        });
    }

    static long reject(
            Connection connection, OpenChange change, Columns columns, GalleryFacts facts, long subject, NewImage image)
            throws SQLException, IOException {
        long id = Schema.next(connection, "rejections");
        Sql.run(
                connection,
                "INSERT INTO rejections(id, subject, name, embedding, picture) VALUES(?, ?, ?, ?, ?)",
                id,
                subject,
                columns.name("rejections", id, image.name()),
                columns.embedding(
                        "rejections", id, image.embedding(), facts.model().dimensions()),
                columns.newPicture("rejections", id, image.picture(), facts.pictures()));
        change.log("reject", subject, null, 1);
        return id;
    }

    /**
     * Takes another model: every embedding is replaced by what it gives, in one transaction.
     *
     * @throws SettingsException when an image gets none, or one that is not as it should be
     */
    public void reembed(ModelIdentity model, NewEmbeddings embeddings) throws IOException {
        OpenChange.make(
                database, (connection, change) -> new Upgrade(connection, change, columns).to(model, embeddings));
    }
}
