package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Erasure;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A change on its way: it gets its number, its lines in the log, which know no names, and is followed by an erasure. */
final class OpenChange {

    private final Connection connection;
    private final long number;
    private final String time = GalleryFacts.now();
    private boolean happened;
    private boolean rewrites;
    private boolean strangers;
    private boolean erases;
    private boolean erasesLater;

    private OpenChange(Connection connection) throws SQLException, IOException {
        this.connection = connection;
        number = 1 + Sql.number(connection, "SELECT changes FROM state");
    }

    /** What is to be done. */
    @FunctionalInterface
    interface Step<T> {
        T with(Connection connection, OpenChange change) throws SQLException, IOException;
    }

    /** Makes a change: all of it or nothing, durable and, where it removes something, erased when it returns. */
    static <T> T make(Database database, Step<T> step) throws IOException {
        boolean[] erases = new boolean[1];
        T result = database.write(connection -> {
            OpenChange change = new OpenChange(connection);
            T made = step.with(connection, change);
            change.finish();
            erases[0] = change.erases;
            return made;
        });
        if (erases[0]) {
            erase(database);
        }
        return result;
    }

    /** Lets the pages forget what was removed, if anything was since they last did. */
    static void erase(Database database) throws IOException {
        long until = database.read(
                connection -> Sql.number(connection, "SELECT to_erase FROM state WHERE to_erase > erased"));
        if (until > 0) {
            Erasure.run(database);
            database.write(connection -> Sql.run(connection, "UPDATE state SET erased = ?", until));
        }
    }

    /** The same, but where something is in the way it stays for later. */
    static void eraseIfPossible(Database database) {
        try {
            erase(database);
        } catch (IOException e) {
            // The gallery is as usable as before; the next removal tries again and says what is in the way.
        }
    }

    /** Writes a line of the log. */
    void log(String kind, @Nullable Long subject, @Nullable Long image, long count) throws SQLException {
        happened = true;
        Sql.run(
                connection,
                "INSERT INTO changes(number, time, kind, subject, image, count) VALUES(?, ?, ?, ?, ?, ?)",
                number,
                time,
                kind,
                subject,
                image,
                count);
    }

    /** Images were not only added. */
    void rewrites() {
        rewrites = true;
    }

    /** Strangers came or went. */
    void changesStrangers() {
        strangers = true;
    }

    /** Something was removed that must be nowhere. */
    void erases() {
        erases = true;
    }

    /** The same, but copies of it in unused parts of the file may stay until the next erasure. */
    void erasesLater() {
        erasesLater = true;
    }

    private void finish() throws SQLException {
        if (happened) {
            Sql.run(
                    connection,
                    "UPDATE state SET changes = ?, rewrites = rewrites + ?, stranger_changes = stranger_changes + ?,"
                            + " to_erase = CASE WHEN ? THEN ? ELSE to_erase END",
                    number,
                    rewrites,
                    strangers,
                    erases || erasesLater,
                    number);
        }
    }
}
