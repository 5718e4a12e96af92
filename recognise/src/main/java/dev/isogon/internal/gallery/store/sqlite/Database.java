package dev.isogon.internal.gallery.store.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Path file, boolean write, Connection connection) {
        this.file = file;
        this.write = write;
        this.connection = connection;
    }

    /** Something to be done in a transaction. */
    @FunctionalInterface
    public interface Body<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Opens a file that is there. */
    public static Database open(Path file, boolean write) throws IOException {
        return new Database(file, write, connection(file, write));
    }

    private static Connection connection(Path file, boolean write) throws IOException {
        try {
            Connection connection = connected(file, false);
            Sql.pragma(connection, "PRAGMA cell_size_check = ON");
            if (write) {
                Sql.pragma(connection, "PRAGMA journal_mode = WAL");
                Sql.pragma(connection, "PRAGMA synchronous = FULL");
                Sql.pragma(connection, "PRAGMA secure_delete = ON");
                Sql.pragma(connection, "PRAGMA foreign_keys = ON");
            } else {
                Sql.pragma(connection, "PRAGMA query_only = ON");
            }
            return connection;
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        }
    }

    /**
     * A connection as the driver makes it, but that it waits for others. It may write where the user may: who closes the file last,
     * a reader too, takes its log and index away.
     */
    private static Connection connected(Path file, boolean create) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_SECONDS * 1000);
        if (!create) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        // As an address, in which each character of the path is its own: the driver takes "?" of a plain path for its
        // options.
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
    }

    /**
     * Makes a file in one transaction of its own, so that it is there whole or, for SQLite, empty.
     *
     * @param body is to look whether another process was faster
     */
    public static <T> T make(Path file, int pageSize, Body<T> body) throws IOException {
        try (Connection connection = connected(file, true)) {
            Sql.pragma(connection, "PRAGMA page_size = " + pageSize);
            return transaction(connection, "BEGIN EXCLUSIVE", body);
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        }
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
        try (Connection apart = connection(file, false)) {
            return transaction(apart, "BEGIN", body);
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
            return body.with(connection);
        } catch (SQLException e) {
            throw SqliteErrors.of(file, e);
        } finally {
            lock.unlock();
        }
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
        turn(connected -> {
            connected.close();
            return true;
        });
    }
}
