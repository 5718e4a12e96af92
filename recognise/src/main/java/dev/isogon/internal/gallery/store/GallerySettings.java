package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.internal.gallery.store.values.Columns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Text by key, such as a threshold that was set by hand. Keys are readable in an encrypted gallery too. */
public final class GallerySettings {

    private final Database database;
    private final Columns columns;

    GallerySettings(Database database, Columns columns) {
        this.database = database;
        this.columns = columns;
    }

    /** What a key has. */
    public Optional<String> get(String key) throws IOException {
        return database.read(connection -> Sql.first(
                connection,
                "SELECT value FROM settings WHERE key = ?",
                row -> new String(columns.sealing().open(place(key), 0, row.getBytes(1)), StandardCharsets.UTF_8),
                key));
    }

    /** Sets it, also where the key has something already. */
    public void put(String key, String value) throws IOException {
        OpenChange.make(database, (connection, change) -> {
            put(connection, change, columns, key, value);
            return true;
        });
    }

    /** The same as a part of a change. */
    static void put(Connection connection, OpenChange change, Columns columns, String key, String value)
            throws SQLException {
        byte[] kept = columns.sealing().seal(place(key), 0, value.getBytes(StandardCharsets.UTF_8));
        Sql.run(
                connection,
                "INSERT INTO settings VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                key,
                kept);
        change.log("setting", null, null, 0);
    }

    /** Removes it; says whether it was there. */
    public boolean remove(String key) throws IOException {
        return OpenChange.make(database, (connection, change) -> {
            boolean there = Sql.run(connection, "DELETE FROM settings WHERE key = ?", key) > 0;
            if (there) {
                change.log("setting", null, null, 0);
            }
            return there;
        });
    }

    private static String place(String key) {
        return "settings." + key;
    }
}
