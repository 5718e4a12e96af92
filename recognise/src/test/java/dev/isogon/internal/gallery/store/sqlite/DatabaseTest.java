package dev.isogon.internal.gallery.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class DatabaseTest {

    @TempDir
    private Path temporary;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        file = temporary.resolve("a.sqlite");
        Database.make(file, 4_096, connection -> Sql.run(connection, "CREATE TABLE a(value BLOB)"));
    }

    @Test
    void aFullDiskLeavesEverythingAsItWas() throws IOException {
        try (Database database = Database.open(file, true)) {
            add(database, 100);
            // As a disk with room for two more pages.
            database.turn(connection -> {
                long pages = Sql.number(connection, "PRAGMA page_count");
                return Sql.number(connection, "PRAGMA max_page_count = " + (pages + 2));
            });
            assertThatThrownBy(() -> add(database, 100_000))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining(file + ": has no more room")
                    .hasMessageContaining("Nothing was changed");
            assertThat(count(database)).isEqualTo(1);
            add(database, 100);
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void aBodyThatThrowsLeavesNothing() throws IOException {
        try (Database database = Database.open(file, true)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        Sql.run(connection, "INSERT INTO a VALUES(1)");
                        throw new IllegalStateException("changed its mind");
                    }))
                    .hasMessage("changed its mind");
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aReaderCannotWrite() throws IOException {
        try (Database database = Database.open(file, false)) {
            assertThatThrownBy(() -> add(database, 1)).isInstanceOf(FileSystemException.class);
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void aFileThatChangesWhileItIsTakenForStillIsNotBelieved() throws IOException {
        try (Database database = Database.open(file, true)) {
            database.writeToLog();
        }
        StillFile still = StillFile.of(file).orElseThrow();
        still.check(file);
        try (Database database = Database.open(file, true)) {
            add(database, 1);
            assertThat(Files.size(temporary.resolve("a.sqlite-wal"))).isPositive();
            assertThat(StillFile.of(file)).isEmpty();
            assertThatThrownBy(() -> still.check(file)).hasMessageContaining("was changed by another program");
        }
        assertThatThrownBy(() -> still.check(file)).hasMessageContaining("Open it again");
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_BUSY, another program has been writing it for more than 30 s",
        "SQLITE_BUSY_SNAPSHOT, another program has been writing it for more than 30 s",
        "SQLITE_FULL, is full",
        "SQLITE_READONLY_DIRECTORY, this user may not write it",
        "SQLITE_CANTOPEN, this user may not write it",
        "SQLITE_IOERR_READ, could not be read or written"
    })
    void errorsSayWhatIsWrongAndThatNothingWasChanged(SQLiteErrorCode code, String expected) {
        assertThat(SqliteErrors.of(file, new SQLiteException("said by SQLite", code)))
                .hasMessageContaining(file.toString())
                .hasMessageContaining(expected)
                .hasMessageContaining("Nothing was changed");
    }

    private static void add(Database database, int bytes) throws IOException {
        database.write(connection -> Sql.run(connection, "INSERT INTO a VALUES(zeroblob(?))", bytes));
    }

    private static long count(Database database) throws IOException {
        return database.read(connection -> Sql.number(connection, "SELECT COUNT(*) FROM a"));
    }
}
