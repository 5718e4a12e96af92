package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import dev.isogon.metrics.BrokenFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The tables of a gallery. */
final class Schema {

    /** Rows of three embeddings of 512 numbers to a page; on SQLite's usual 4,096 bytes each would leave half a page empty. */
    static final int PAGE_SIZE = 8_192;

    /** Raised with each change that an older Isogon cannot read. */
    static final int FORMAT = 1;

    /** "Isog", by which SQLite's files are told apart. */
    private static final int APPLICATION = 0x49736F67;

    /** Images are light, so that names are read without paging through embeddings; ids are never given again. */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE facts(only INTEGER PRIMARY KEY CHECK(only = 1), id TEXT NOT NULL, model TEXT NOT NULL,"
                    + " checksum TEXT NOT NULL, dimensions INTEGER NOT NULL, framing TEXT NOT NULL,"
                    + " pictures INTEGER NOT NULL, encrypted INTEGER NOT NULL, created TEXT NOT NULL, word BLOB NOT NULL)",
            "CREATE TABLE state(only INTEGER PRIMARY KEY CHECK(only = 1), changes INTEGER NOT NULL,"
                    + " rewrites INTEGER NOT NULL, subjects INTEGER NOT NULL, images INTEGER NOT NULL,"
                    + " strangers INTEGER NOT NULL, stranger_changes INTEGER NOT NULL, to_erase INTEGER NOT NULL,"
                    + " erased INTEGER NOT NULL)",
            "CREATE TABLE subjects(id INTEGER PRIMARY KEY AUTOINCREMENT, name BLOB NOT NULL UNIQUE)",
            "CREATE TABLE images(id INTEGER PRIMARY KEY AUTOINCREMENT, subject INTEGER NOT NULL REFERENCES subjects"
                    + " ON DELETE CASCADE, name BLOB NOT NULL, content BLOB NOT NULL, quality REAL NOT NULL,"
                    + " UNIQUE(subject, content))",
            "CREATE INDEX images_by_content ON images(content)",
            "CREATE TABLE embeddings(image INTEGER PRIMARY KEY REFERENCES images ON DELETE CASCADE, embedding BLOB NOT NULL)",
            "CREATE TABLE pictures(image INTEGER PRIMARY KEY REFERENCES images ON DELETE CASCADE, picture BLOB NOT NULL)",
            "CREATE TABLE strangers(id INTEGER PRIMARY KEY AUTOINCREMENT, identity BLOB NOT NULL UNIQUE,"
                    + " name BLOB NOT NULL, embedding BLOB NOT NULL, picture BLOB)",
            "CREATE TABLE rejections(id INTEGER PRIMARY KEY AUTOINCREMENT, subject INTEGER NOT NULL REFERENCES subjects"
                    + " ON DELETE CASCADE, name BLOB NOT NULL, embedding BLOB NOT NULL, picture BLOB)",
            "CREATE INDEX rejections_by_subject ON rejections(subject)",
            "CREATE TABLE settings(key TEXT PRIMARY KEY, value BLOB NOT NULL)",
            "CREATE TABLE changes(id INTEGER PRIMARY KEY, number INTEGER NOT NULL, time TEXT NOT NULL,"
                    + " kind TEXT NOT NULL, subject INTEGER, image INTEGER, count INTEGER NOT NULL)",
            counting("subjects", "INSERT", "+"),
            counting("subjects", "DELETE", "-"),
            counting("images", "INSERT", "+"),
            counting("images", "DELETE", "-"),
            counting("strangers", "INSERT", "+"),
            counting("strangers", "DELETE", "-"),
            "INSERT INTO state VALUES(1, 0, 0, 0, 0, 0, 0, 0, 0)");

    /** Came after the format's first galleries, which get it when they are opened for writing; without it they are read as before. */
    private static final List<String> UNKNOWNS = List.of(
            "CREATE TABLE unknowns(id INTEGER PRIMARY KEY AUTOINCREMENT, assembly INTEGER NOT NULL, name BLOB NOT NULL,"
                    + " content BLOB NOT NULL, quality REAL NOT NULL, alike REAL NOT NULL, first TEXT NOT NULL,"
                    + " last TEXT NOT NULL, seen INTEGER NOT NULL, until TEXT NOT NULL, embedding BLOB NOT NULL, picture BLOB)",
            "CREATE INDEX unknowns_by_assembly ON unknowns(assembly)",
            "CREATE INDEX unknowns_by_until ON unknowns(until)");

    private Schema() {}

    /** Counting a million rows takes too long to be done at each question. */
    private static String counting(String table, String event, String sign) {
        return "CREATE TRIGGER " + table + "_" + event + " AFTER " + event + " ON " + table + " BEGIN UPDATE state SET "
                + table + " = " + table + " " + sign + " 1; END";
    }

    /** Makes the tables; false where there are some already. */
    static boolean create(Connection connection, GalleryFacts facts, byte[] word) throws SQLException, IOException {
        if (Sql.number(connection, "SELECT COUNT(*) FROM sqlite_schema") > 0) {
            return false;
        }
        Sql.pragma(connection, "PRAGMA application_id = " + APPLICATION);
        Sql.pragma(connection, "PRAGMA user_version = " + FORMAT);
        for (String each : TABLES) {
            Sql.run(connection, each);
        }
        addUnknowns(connection);
        ModelIdentity model = facts.model();
        Sql.run(
                connection,
                "INSERT INTO facts VALUES(1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                facts.id(),
                model.name(),
                model.checksum(),
                model.dimensions(),
                model.framing(),
                facts.pictures(),
                facts.encrypted(),
                facts.created(),
                word);
        return true;
    }

    /**
     * Looks whether this Isogon can read it.
     *
     * @throws BrokenFileException when it is no gallery, or a newer one
     */
    static void check(Database database) throws IOException {
        Path file = database.file();
        long application = database.read(connection -> Sql.number(connection, "PRAGMA application_id"));
        long format = database.read(connection -> Sql.number(connection, "PRAGMA user_version"));
        if (application == 0 && format == 0 && isEmpty(database)) {
            throw new BrokenFileException(
                    file,
                    "is empty: making this gallery was interrupted. Make it anew in the same folder; nothing was in it");
        }
        if (application != APPLICATION) {
            throw new BrokenFileException(
                    file, "is a SQLite file of another program, not a gallery. Name a gallery's folder");
        }
        if (format > FORMAT) {
            throw new BrokenFileException(
                    file,
                    "has format " + format + ", but this Isogon knows those up to " + FORMAT
                            + ". Read it with the newer Isogon that wrote it; nothing was changed");
        }
    }

    /** Makes tables that an older gallery does not have. */
    static void complete(Database database) throws IOException {
        if (!database.read(Schema::hasUnknowns)) {
            database.write(connection -> hasUnknowns(connection) || addUnknowns(connection));
        }
    }

    /** Whether there is a table of unknowns. */
    static boolean hasUnknowns(Connection connection) throws SQLException, IOException {
        return Sql.number(connection, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'unknowns'") > 0;
    }

    private static boolean addUnknowns(Connection connection) throws SQLException {
        for (String each : UNKNOWNS) {
            Sql.run(connection, each);
        }
        return true;
    }

    private static boolean isEmpty(Database database) throws IOException {
        return database.read(connection -> Sql.number(connection, "SELECT COUNT(*) FROM sqlite_schema")) == 0;
    }

    /** What the gallery is. */
    static GalleryFacts facts(Connection connection) throws SQLException, IOException {
        return Sql.first(
                        connection,
                        "SELECT id, model, checksum, dimensions, framing, pictures, encrypted, created FROM facts",
                        Schema::facts)
                .orElseThrow(() -> new SQLException("has no facts", null, 11));
    }

    private static GalleryFacts facts(ResultSet row) throws SQLException {
        ModelIdentity model = new ModelIdentity(row.getString(2), row.getString(3), row.getInt(4), row.getString(5));
        return new GalleryFacts(row.getString(1), model, row.getBoolean(6), row.getBoolean(7), row.getString(8));
    }

    /** What only the right key opens. */
    static byte[] word(Connection connection) throws SQLException, IOException {
        return Sql.first(connection, "SELECT word FROM facts", row -> row.getBytes(1))
                .orElseThrow(() -> new SQLException("has no facts", null, 11));
    }

    /** How far the gallery is. */
    static State state(Connection connection) throws SQLException, IOException {
        return Sql.first(
                        connection,
                        "SELECT changes, rewrites, (SELECT seq FROM sqlite_sequence WHERE name = 'images'), subjects,"
                                + " images, strangers, stranger_changes FROM state",
                        row -> new State(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7)))
                .orElseThrow(() -> new SQLException("has no state", null, 11));
    }

    /** The id that the next row of a table is given. */
    static long next(Connection connection, String table) throws SQLException, IOException {
        return 1 + Sql.number(connection, "SELECT seq FROM sqlite_sequence WHERE name = ?", table);
    }
}
