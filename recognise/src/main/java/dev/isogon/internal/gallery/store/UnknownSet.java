package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sights of people, or things, that were not known, kept for some days and gathered into assemblies of those that are alike. Changes
 * are as {@link GalleryWriting}'s, but what leaves is overwritten at once and its copies in unused parts of the file, if there are
 * any, only by {@link #erase}, the next removal from the gallery, or opening it.
 */
public final class UnknownSet {

    private static final String COLUMNS =
            "id, assembly, name, content, quality, alike, first, last, seen, until, picture IS NOT NULL, embedding";

    private final Database database;
    private final Columns columns;

    UnknownSet(Database database, Columns columns) {
        this.database = database;
        this.columns = columns;
    }

    /**
     * A sight.
     *
     * @param id ascends, never given again
     * @param assembly of which it is; the id of the first that was in it
     * @param name of the image
     * @param content SHA-256 of the file's bytes in hex
     * @param quality pixels: the face's height, or the image's shorter side
     * @param alike score from which on another sight is taken for the same, as it was when this one came
     * @param first when it came, in UTC (ISO 8601)
     * @param last when another came that was not kept since there were enough like this one
     * @param seen how many it stands for
     * @param until when it leaves at the latest
     * @param pictured whether a picture is kept
     * @param embedding of unit length
     */
    public record Unknown(
            long id,
            long assembly,
            String name,
            String content,
            float quality,
            double alike,
            String first,
            String last,
            long seen,
            String until,
            boolean pictured,
            float[] embedding) {

        /** The score with another embedding of unit length. */
        public double score(float[] other) {
            double sum = 0;
            for (int k = 0; k < other.length; k++) {
                sum += (double) embedding[k] * other[k];
            }
            return sum;
        }
    }

    /**
     * Where a new one belongs.
     *
     * @param assembly whose it becomes; 0 for one of its own
     * @param again the id of a sight that stands for it, so that it is counted and not kept; 0 for none
     */
    public record Place(long assembly, long again) {}

    /** Finds places. Called within a change, for each sight in turn. */
    public interface Gathering {

        /** Where a sight belongs. */
        Place place(NewImage sight) throws IOException;

        /** It was kept. */
        void kept(Unknown unknown);
    }

    /**
     * By which a reader knows whether others have changed the set; counting is not noticed.
     *
     * @param count of sights
     * @param sum of their ids
     */
    public record Stamp(long count, long sum) {}

    /** What is there now. */
    public Stamp stamp() throws IOException {
        return database.read(UnknownSet::stamp);
    }

    private static Stamp stamp(Connection connection) throws SQLException, IOException {
        return Sql.first(
                        connection,
                        "SELECT COUNT(*), COALESCE(SUM(id), 0) FROM unknowns INDEXED BY unknowns_by_assembly",
                        row -> new Stamp(row.getLong(1), row.getLong(2)))
                .orElseThrow();
    }

    /** All, in order. */
    public List<Unknown> all() throws IOException {
        return database.readApart(connection -> all(connection, columns, ""));
    }

    /** Those of an assembly, in order; none where it is not there. */
    public List<Unknown> of(long assembly) throws IOException {
        return database.read(connection -> all(connection, columns, " WHERE assembly = ?", assembly));
    }

    private static List<Unknown> all(Connection connection, Columns columns, String where, Object... arguments)
            throws SQLException, IOException {
        int dimensions = Schema.facts(connection).model().dimensions();
        return Sql.all(
                connection,
                "SELECT " + COLUMNS + " FROM unknowns" + where + " ORDER BY id",
                row -> unknown(row, columns, dimensions),
                arguments);
    }

    private static Unknown unknown(ResultSet row, Columns columns, int dimensions) throws SQLException {
        long id = row.getLong(1);
        return new Unknown(
                id,
                row.getLong(2),
                columns.name("unknowns", id, row.getBytes(3)),
                columns.content(row.getBytes(4)),
                row.getFloat(5),
                row.getDouble(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getString(10),
                row.getBoolean(11),
                columns.embedding("unknowns", id, row.getBytes(12), dimensions));
    }

    /** A sight's picture, encoded, if one is kept. */
    public Optional<byte[]> picture(long unknown) throws IOException {
        return database.read(connection -> picture(connection, unknown));
    }

    private Optional<byte[]> picture(Connection connection, long unknown) throws SQLException, IOException {
        return Sql.first(
                connection,
                "SELECT picture FROM unknowns WHERE id = ? AND picture IS NOT NULL",
                row -> columns.picture("unknowns", unknown, row.getBytes(1)),
                unknown);
    }

    /**
     * Keeps sights. When there are too many, a tenth leaves, the oldest first. Nothing of it is a change of the gallery.
     *
     * @param alike score from which on another sight would be taken for the same
     * @param now in UTC (ISO 8601)
     * @param until when they leave
     * @param most sights at once
     */
    public void keep(List<NewImage> sights, double alike, String now, String until, int most, Gathering gathering)
            throws IOException {
        database.write(connection -> {
            GalleryFacts facts = Schema.facts(connection);
            for (NewImage each : sights) {
                Place place = gathering.place(each);
                if (place.again() > 0) {
                    Sql.run(
                            connection,
                            "UPDATE unknowns SET seen = seen + 1, last = ? WHERE id = ?",
                            now,
                            place.again());
                } else {
                    gathering.kept(keep(connection, facts, each, place.assembly(), alike, now, until));
                }
            }
            return true;
        });
        long over = stamp().count() - most;
        if (over > 0) {
            dropOldest(over + most / 10); // some at once, since readers then read all anew
        }
    }

    private void dropOldest(long count) throws IOException {
        OpenChange.make(database, (connection, change) -> {
            int gone = Sql.run(
                    connection,
                    "DELETE FROM unknowns WHERE id IN (SELECT id FROM unknowns ORDER BY id LIMIT ?)",
                    count);
            logLeft(change, gone);
            return gone;
        });
    }

    private Unknown keep(
            Connection connection,
            GalleryFacts facts,
            NewImage sight,
            long assembly,
            double alike,
            String now,
            String until)
            throws SQLException, IOException {
        long id = Schema.next(connection, "unknowns");
        byte[] picture = columns.newPicture("unknowns", id, sight.picture(), facts.pictures());
        Unknown kept = new Unknown(
                id,
                assembly == 0 ? id : assembly,
                sight.name(),
                sight.content(),
                sight.quality(),
                alike,
                now,
                now,
                1,
                until,
                picture != null,
                sight.embedding());
        Sql.run(
                connection,
                "INSERT INTO unknowns(id, assembly, name, content, quality, alike, first, last, seen, until, embedding,"
                        + " picture) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                kept.assembly(),
                columns.name("unknowns", id, sight.name()),
                columns.content(sight.content()),
                sight.quality(),
                alike,
                now,
                now,
                1,
                until,
                columns.embedding(
                        "unknowns", id, sight.embedding(), facts.model().dimensions()),
                picture);
        return kept;
    }

    /**
     * Enrols sights of an assembly as a subject's images, and has them leave.
     *
     * @param subject by name, who is new where nobody has it
     * @param expected the id that the subject must have; null for one that must be new
     * @param ids of some of the assembly; null for all
     * @return what came of it; nothing where the name is not, or no more, whose it was to be
     * @throws SettingsException naming {@code unknowns}, when one is not there
     */
    public Optional<Enrolled> enrol(
            long assembly, @Nullable Collection<Long> ids, String subject, @Nullable Long expected) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            Optional<Long> found = Subjects.find(connection, columns, subject);
            if (!found.equals(Optional.ofNullable(expected))) {
                return Optional.empty();
            }
            List<Unknown> chosen = chosen(connection, assembly, ids);
            List<NewImage> images = new ArrayList<>();
            for (Unknown each : chosen) {
                images.add(image(connection, each));
            }
            Enrolled enrolled = new EnrolChange(connection, change, columns).all(Map.of(subject, images));
            leave(connection, change, chosen);
            return Optional.of(enrolled);
        });
    }

    /**
     * Keeps as rejections that sights are not a subject; they stay.
     *
     * @param ids of some of the assembly; null for all
     * @throws SettingsException naming {@code unknowns} or {@code subject}, when one is not there
     */
    public void reject(long assembly, @Nullable Collection<Long> ids, long subject) throws IOException {
        OpenChange.make(database, (connection, change) -> {
            if (Sql.number(connection, "SELECT COUNT(*) FROM subjects WHERE id = ?", subject) == 0) {
                throw new SettingsException("subject", "must be one of the gallery's, but there is no " + subject);
            }
            GalleryFacts facts = Schema.facts(connection);
            for (Unknown each : chosen(connection, assembly, ids)) {
                GalleryWriting.reject(connection, change, columns, facts, subject, image(connection, each));
            }
            return true;
        });
    }

    /**
     * Has sights leave.
     *
     * @param ids of some of the assembly; null for all
     * @throws SettingsException naming {@code unknowns}, when one is not there
     */
    public void dismiss(long assembly, @Nullable Collection<Long> ids) throws IOException {
        OpenChange.make(database, (connection, change) -> {
            leave(connection, change, chosen(connection, assembly, ids));
            return true;
        });
    }

    /** Has those leave whose time is over; returns how many. */
    public int expire(String now) throws IOException {
        long over = database.read(
                connection -> Sql.number(connection, "SELECT COUNT(*) FROM unknowns WHERE until <= ?", now));
        if (over == 0) {
            return 0;
        }
        return OpenChange.make(database, (connection, change) -> {
            int gone = Sql.run(connection, "DELETE FROM unknowns WHERE until <= ?", now);
            logLeft(change, gone);
            return gone;
        });
    }

    /** Takes what has left out of the file's unused parts too. */
    public void erase() throws IOException {
        OpenChange.erase(database);
    }

    private List<Unknown> chosen(Connection connection, long assembly, @Nullable Collection<Long> ids)
            throws SQLException, IOException {
        List<Unknown> there = all(connection, columns, " WHERE assembly = ?", assembly);
        List<Unknown> chosen = there.stream()
                .filter(each -> ids == null || ids.contains(each.id()))
                .toList();
        if (chosen.isEmpty() || (ids != null && chosen.size() < new HashSet<>(ids).size())) {
            throw new SettingsException(
                    "unknowns",
                    there.isEmpty()
                            ? "have no group " + assembly + ", or no more; list them"
                            : "of group " + assembly + " have no such image, or no more; list them");
        }
        return chosen;
    }

    private NewImage image(Connection connection, Unknown unknown) throws SQLException, IOException {
        return new NewImage(
                unknown.name(),
                unknown.content(),
                unknown.quality(),
                unknown.embedding(),
                picture(connection, unknown.id()).orElse(null));
    }

    private static void leave(Connection connection, OpenChange change, List<Unknown> leaving) throws SQLException {
        for (Unknown each : leaving) {
            Sql.run(connection, "DELETE FROM unknowns WHERE id = ?", each.id());
        }
        logLeft(change, leaving.size());
    }

    private static void logLeft(OpenChange change, int gone) throws SQLException {
        if (gone > 0) {
            change.erasesLater();
            change.log("unknowns leave", null, null, gone);
        }
    }

    /** Has those leave, with a subject that is about to be erased, that have its images or are in an assembly with one like it. */
    static void leaveWith(Connection connection, OpenChange change, Columns columns, long subject)
            throws SQLException, IOException {
        if (stamp(connection).count() == 0) {
            return;
        }
        int dimensions = Schema.facts(connection).model().dimensions();
        List<float[]> embeddings = Sql.all(
                connection,
                "SELECT image, embedding FROM embeddings JOIN images ON images.id = image WHERE subject = ?",
                row -> columns.embedding("images", row.getLong(1), row.getBytes(2), dimensions),
                subject);
        Set<Long> assemblies = new HashSet<>();
        for (Unknown each : all(connection, columns, "")) {
            if (embeddings.stream().anyMatch(own -> each.score(own) >= each.alike())) {
                assemblies.add(each.assembly());
            }
        }
        int gone = Sql.run(
                connection,
                "DELETE FROM unknowns WHERE content IN (SELECT content FROM images WHERE subject = ?)",
                subject);
        for (long each : assemblies) {
            gone += Sql.run(connection, "DELETE FROM unknowns WHERE assembly = ?", each);
        }
        logLeft(change, gone);
    }

    /** Has those leave, with an image that is about to be erased, that have the same content. */
    static void leaveWithImage(Connection connection, OpenChange change, long image) throws SQLException {
        logLeft(
                change,
                Sql.run(
                        connection,
                        "DELETE FROM unknowns WHERE content = (SELECT content FROM images WHERE id = ?)",
                        image));
    }
}
