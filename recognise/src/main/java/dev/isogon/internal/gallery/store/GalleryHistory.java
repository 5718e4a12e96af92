package dev.isogon.internal.gallery.store;

import dev.isogon.internal.gallery.store.sqlite.Database;
import dev.isogon.internal.gallery.store.sqlite.Sql;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was done to a gallery, without names, so that what is erased is not named here; and whether its file is whole. */
public final class GalleryHistory {

    private final Database database;

    GalleryHistory(Database database) {
        this.database = database;
    }

    /**
     * A line of the log. A change that is about several subjects has several.
     *
     * @param number of the change
     * @param time when, in UTC (ISO 8601)
     * @param kind what was done, a word
     * @param subject id of whom it was about; null where it is nobody
     * @param image id of the first image that it was about; null where it is none
     * @param count of images or strangers
     */
    public record Change(
            long number,
            String time,
            String kind,
            @Nullable Long subject,
            @Nullable Long image,
            long count) {}

    /** Hands on all lines, in order. */
    public void forEach(Consumer<Change> consumer) throws IOException {
        database.readApart(connection -> {
            Sql.each(
                    connection,
                    "SELECT number, time, kind, subject, image, count FROM changes ORDER BY id",
                    row -> consumer.accept(change(row)));
            return true;
        });
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1), row.getString(2), row.getString(3), whole(row, 4), whole(row, 5), row.getLong(6));
    }

    private static @Nullable Long whole(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** What SQLite finds wrong with the file's pages and indexes, a sentence each; empty where it is whole. Reads all of it. */
    public List<String> problems() throws IOException {
        return database.readApart(
                connection -> Sql.all(connection, "PRAGMA integrity_check", row -> row.getString(1)).stream()
                        .filter(each -> !each.equals("ok"))
                        .toList());
    }

    /** Whether removed values may still be in the files, since a reader or a full disk was in the way of erasing them. */
    public boolean hasUnerased() throws IOException {
        return database.read(connection -> Sql.number(connection, "SELECT to_erase > erased FROM state")) != 0;
    }
}
