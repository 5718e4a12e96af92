package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import dev.isogon.metrics.SettingsException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds subjects by name within a change. */
final class Subjects {

    private Subjects() {}

    /** The id of whoever has a name. */
    static Optional<Long> find(Connection connection, Columns columns, String name) throws SQLException, IOException {
        return Sql.first(
                connection, "SELECT id FROM subjects WHERE name = ?", row -> row.getLong(1), columns.subject(name));
    }

    /** The id of whoever has a name, who must be there. */
    static long existing(Connection connection, Columns columns, String name) throws SQLException, IOException {
        return find(connection, columns, name)
                .orElseThrow(() -> new SettingsException(
                        "subject",
                        "must be one of the gallery's, but nobody in it has the name " + name + "; list them"));
    }

    /** The id of whoever has a name, which is enrolled where it is not there. */
    static long findOrAdd(Connection connection, OpenChange change, Columns columns, String name)
            throws SQLException, IOException {
        Optional<Long> found = find(connection, columns, name);
        if (found.isPresent()) {
            return found.get();
        }
        long id = Schema.next(connection, "subjects");
        Sql.run(connection, "INSERT INTO subjects(id, name) VALUES(?, ?)", id, columns.subject(name));
        change.log("add subject", id, null, 0);
        StrangerSet.leave(connection, change, columns, name);
        return id;
    }

    /** The id of whose an image is, which must be there. */
    static long ofImage(Connection connection, long image) throws SQLException, IOException {
        return Sql.first(connection, "SELECT subject FROM images WHERE id = ?", row -> row.getLong(1), image)
                .orElseThrow(() -> new SettingsException(
                        "image", "must be one of the gallery's, but none has the number " + image + "; list them"));
    }
}
