package dev.isogon.internal.gallery.store.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Takes what was removed out of the file and its log. SQLite overwrites what it deletes ({@code secure_delete}), but when it
 * balances pages it leaves copies of moved rows in unused space, which outlive the rows: so the file is written anew.
 */
public final class Erasure {

    private Erasure() {}

    /**
     * Writes the file anew and empties its log.
     *
     * @throws IOException when that cannot be done now; the removal itself stands
     */
    public static void run(Database database) throws IOException {
        database.turn(connection -> {
            Sql.pragma(connection, "VACUUM");
            return emptyLog(database, connection);
        });
    }

    private static boolean emptyLog(Database database, Connection connection) throws SQLException, IOException {
        long busy = Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (busy != 0) {
            throw new FileSystemException(
                    database.file().toString(),
                    null,
                    "still has removed values in its log: another program has been reading it for more than "
                            + Database.PATIENCE_SECONDS + " s");
        }
        return true;
    }
}
