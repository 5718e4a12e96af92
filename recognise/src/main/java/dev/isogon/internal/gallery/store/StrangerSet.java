package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Identities that are not enrolled, by one image each; changes are as {@link GalleryWriting}'s. */
public final class StrangerSet {

    private static final String COLUMNS = "id, identity, name, embedding";

    private final Database database;
    private final Columns columns;

    StrangerSet(Database database, Columns columns) {
        this.database = database;
        this.columns = columns;
    }

    /**
     * Somebody who is not enrolled, by one image, kept to set thresholds by.
     *
     * @param id ascends, never given again
     * @param identity whose image it is; one image each
     * @param name of the image
     * @param embedding of unit length
     * @param picture null where none is kept, or none was asked for
     */
    public record Stranger(long id, String identity, String name, float[] embedding, byte @Nullable [] picture) {}

    /**
     * A stranger to be kept.
     *
     * @param identity whose image it is
     * @param name of the image
     * @param embedding of unit length
     * @param picture an encoded picture, kept where the gallery keeps pictures
     */
    public record NewStranger(String identity, String name, float[] embedding, byte @Nullable [] picture) {}

    /**
     * What came of strangers.
     *
     * @param added how many are new
     * @param present identities that were strangers already, whose image is kept as it was
     * @param enrolled identities that are not strangers: subjects have these names
     */
    public record Added(int added, List<String> present, List<String> enrolled) {}

    /** All, in order, without pictures. */
    public List<Stranger> all() throws IOException {
        List<Stranger> all = new ArrayList<>();
        forEach(false, all::add);
        return all;
    }

    /**
     * Hands on all, in order, and returns the state they belong to.
     *
     * @param pictures whether with their pictures
     */
    public State forEach(boolean pictures, Consumer<Stranger> consumer) throws IOException {
        return database.readApart(connection -> {
            int dimensions = Schema.facts(connection).model().dimensions();
            Sql.each(
                    connection,
                    "SELECT " + COLUMNS + (pictures ? ", picture" : ", NULL") + " FROM strangers ORDER BY id",
                    row -> consumer.accept(stranger(row, dimensions)));
            return Schema.state(connection);
        });
    }

    /** A stranger's picture, encoded, if one is kept. */
    public Optional<byte[]> picture(long stranger) throws IOException {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT picture FROM strangers WHERE id = ? AND picture IS NOT NULL",
                row -> columns.picture("strangers", stranger, row.getBytes(1)),
                stranger));
    }

    private Stranger stranger(ResultSet row, int dimensions) throws SQLException {
        long id = row.getLong(1);
        return new Stranger(
                id,
                columns.identity(row.getBytes(2)),
                columns.name("strangers", id, row.getBytes(3)),
                columns.embedding("strangers", id, row.getBytes(4), dimensions),
                columns.pictureIfAny("strangers", id, row.getBytes(5)));
    }

    /** Adds strangers, all or none, but for those who are there or enrolled. */
    public Added add(List<NewStranger> strangers) throws IOException {
        return OpenChange.make(database, (connection, change) -> add(connection, change, strangers));
    }

    /**
     * Takes these in the place of all who were there, and with them the setting that says what they are for: strangers taken
     * for good parts, or the other way round, would give a threshold that accepts nearly all.
     */
    public Added replace(List<NewStranger> strangers, String key, String setting) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            removeAll(connection, change);
            GallerySettings.put(connection, change, columns, key, setting);
            return add(connection, change, strangers);
        });
    }

    /** Removes those of these identities; returns how many there were. */
    public int remove(Collection<String> identities) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            int removed = 0;
            for (String each : identities) {
                removed += Sql.run(connection, "DELETE FROM strangers WHERE identity = ?", columns.identity(each));
            }
            logRemoved(change, removed);
            return removed;
        });
    }

    /** Removes all; returns how many there were. */
    public int forget() throws IOException {
        return OpenChange.make(database, this::removeAll);
    }

    private int removeAll(Connection connection, OpenChange change) throws SQLException {
        int removed = Sql.run(connection, "DELETE FROM strangers");
        logRemoved(change, removed);
        return removed;
    }

    private static void logRemoved(OpenChange change, int removed) throws SQLException {
        if (removed > 0) {
            change.changesStrangers();
            change.erases();
            change.log("remove strangers", null, null, removed);
        }
    }

    private Added add(Connection connection, OpenChange change, List<NewStranger> strangers)
            throws SQLException, IOException {
        GalleryFacts facts = Schema.facts(connection);
        List<String> present = new ArrayList<>();
        List<String> enrolled = new ArrayList<>();
        int added = 0;
        for (NewStranger each : strangers) {
            if (Subjects.find(connection, columns, each.identity()).isPresent()) {
                enrolled.add(each.identity());
            } else if (has(connection, columns, each.identity())) {
                present.add(each.identity());
            } else {
                insert(connection, facts, each);
                added++;
            }
        }
        if (added > 0) {
            change.changesStrangers();
            change.log("add strangers", null, null, added);
        }
        return new Added(added, present, enrolled);
    }

    private void insert(Connection connection, GalleryFacts facts, NewStranger stranger)
            throws SQLException, IOException {
        long id = Schema.next(connection, "strangers");
        Sql.run(
                connection,
                "INSERT INTO strangers(id, identity, name, embedding, picture) VALUES(?, ?, ?, ?, ?)",
                id,
                columns.identity(stranger.identity()),
                columns.name("strangers", id, stranger.name()),
                columns.embedding(
                        "strangers", id, stranger.embedding(), facts.model().dimensions()),
                columns.newPicture("strangers", id, stranger.picture(), facts.pictures()));
    }

    /** Whether somebody is among them. */
    static boolean has(Connection connection, Columns columns, String identity) throws SQLException, IOException {
        return Sql.number(connection, "SELECT COUNT(*) FROM strangers WHERE identity = ?", columns.identity(identity))
                > 0;
    }

    /** Takes out whoever is enrolled now. */
    static void leave(Connection connection, OpenChange change, Columns columns, String name) throws SQLException {
        logRemoved(change, Sql.run(connection, "DELETE FROM strangers WHERE identity = ?", columns.identity(name)));
    }
}
