package dev.isogon.internal.gallery.store.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * A SQLite file that is open. Threads take turns on its one connection; what reads for long has a connection of its own.
 *
 * <p>Nothing else in this process may open and close the file meanwhile: that would drop the locks that SQLite has on it
 * (sqlite.org/howtocorrupt.html, section 2.2).
 */
public final class Database implements Closeable {

    /** How long one process waits for another. */
    public static final int PATIENCE_SECONDS = 30;

    private final Path file;
    private final boolean write;
    private final Connection connection;
    private final @Nullable StillFile still;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Path file, boolean write, Connection connection, @Nullable StillFile still) {
        this.file = file;
        this.write = write;
        this.connection = connection;
        this.still = still;
    }

    /** Something to be done in a transaction. */
    @FunctionalInterface
    public interface Body<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Opens a file that is there. */
    public static Database open(Path file, boolean write) throws IOException {
        try {
            return new Database(file, write, connection(file, write), null);
        } catch (SQLException e) {
            Optional<StillFile> still = write || !SqliteErrors.isOfRights(e) ? Optional.empty() : StillFile.of(file);
            if (still.isEmpty()) {
                throw SqliteErrors.of(file, e);
            }
            return new Database(file, false, stillConnection(file), still.get());
        }
    }

    private static Connection connection(Path file, boolean write) throws SQLException {
        Connection connection = connected(file, "", false);
        try {
            if (write) {
                Sql.pragma(connection, "PRAGMA synchronous = FULL");
                Sql.pragma(connection, "PRAGMA secure_delete = ON");
                Sql.pragma(connection, "PRAGMA foreign_keys = ON");
                // In KiB: names come in any order, and their index is to stay in memory while many are enrolled at
                // once.
                Sql.pragma(connection, "PRAGMA cache_size = -65536");
            } else {
                Sql.pragma(connection, "PRAGMA query_only = ON");
            }
            Sql.pragma(connection, "PRAGMA cell_size_check = ON");
            // Reads the file for the first time, and so shows what is in the way.
            Sql.pragma(connection, "SELECT COUNT(*) FROM sqlite_schema");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection stillConnection(Path file) throws IOException {
        try {
            return connected(file, "?immutable=1", false);
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        }
    }

    /**
     * A connection as the driver makes it, but that it waits for others. It may write where the user may: who closes the file last,
     * a reader too, takes its log and index away.
     */
    private static Connection connected(Path file, String how, boolean create) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_SECONDS * 1000);
        if (!create) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        // As an address, in which each character of the path is its own: the driver takes "?" of a plain path for its
        // options.
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + how);
    }

    /**
     * Makes a file in one transaction of its own, so that it is there whole or, for SQLite, empty.
     *
     * @param body is to look whether another process was faster
     */
    public static <T> T make(Path file, int pageSize, Body<T> body) throws IOException {
        try (Connection connection = connected(file, "", true)) {
            Sql.pragma(connection, "PRAGMA page_size = " + pageSize);
            return transaction(connection, "BEGIN EXCLUSIVE", body);
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        }
    }

    /**
     * Writes to a log beside the file from now on, so that others read meanwhile. The file keeps this in mind, so it is not done
     * before it is known whose file it is.
     */
    public void writeToLog() throws IOException {
        turn(connected -> {
            Sql.pragma(connected, "PRAGMA journal_mode = WAL");
            return true;
        });
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Whether it was opened for writing. */
    public boolean isWritable() {
        return write;
    }

    /** Reads at one moment of the file. */
    public <T> T read(Body<T> body) throws IOException {
        return turn(connected -> transaction(connected, "BEGIN", body));
    }

    /** Reads at one moment of the file, as long as it takes, while other threads read and write. */
    public <T> T readApart(Body<T> body) throws IOException {
        try (Connection apart = still == null ? connection(file, false) : stillConnection(file)) {
            return checked(transaction(apart, "BEGIN", body));
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        }
    }

    /** Writes all or nothing; durable when it returns. */
    public <T> T write(Body<T> body) throws IOException {
        return turn(connected -> transaction(connected, "BEGIN IMMEDIATE", body));
    }

    /** Does what can be part of no transaction. */
    <T> T turn(Body<T> body) throws IOException {
        lock.lock();
        try {
            return checked(body.with(connection));
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** What was read, if the file was still meanwhile. */
    private <T> T checked(T read) throws IOException {
        if (still != null) {
            still.check(file);
        }
        return read;
    }

    private static <T> T transaction(Connection connection, String begin, Body<T> body)
            throws SQLException, IOException {
        Sql.pragma(connection, begin);
        boolean done = false;
        try {
            T result = body.with(connection);
            Sql.pragma(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    /** SQLite has rolled back by itself after some errors, and then says that there is nothing to roll back. */
    private static void rollBack(Connection connection) {
        try {
            Sql.pragma(connection, "ROLLBACK");
        } catch (SQLException e) {
            // What failed before is thrown, and says more.
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        } finally {
            lock.unlock();
        }
    }
}
