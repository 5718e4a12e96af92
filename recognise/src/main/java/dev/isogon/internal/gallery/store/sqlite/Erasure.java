package dev.isogon.internal.gallery.store.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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
            try {
                Sql.pragma(connection, "VACUUM");
                emptyLog(database, connection);
            } catch (SQLException e) {
                throw undone(database, SqliteErrors.reason(e), e);
            }
            return true;
        });
    }

    private static void emptyLog(Database database, Connection connection) throws SQLException, IOException {
        long busy = Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (busy != 0) {
            String reason =
                    "is in use: another program has been reading it for more than " + Database.PATIENCE_SECONDS + " s";
            throw undone(database, reason, null);
        }
    }

    private static FileSystemException undone(Database database, String reason, @Nullable SQLException cause) {
        FileSystemException undone = new FileSystemException(
                database.file().toString(),
                null,
                reason + ". The change is made, but what it removed may still be in the file's unused parts: the next"
                        + " removal, or opening the gallery for writing, erases that");
        undone.initCause(cause);
        return undone;
    }
}
