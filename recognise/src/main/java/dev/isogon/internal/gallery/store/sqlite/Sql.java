package dev.isogon.internal.gallery.store.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their arguments. */
public final class Sql {

    private Sql() {}

    /** What becomes of a row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException, IOException;
    }

    /** What is done with a row. */
    @FunctionalInterface
    public interface RowConsumer {
        void take(ResultSet row) throws SQLException, IOException;
    }

    /** Runs a statement that gives no rows; returns how many rows it changed. */
    public static int run(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Runs a statement that may give rows, which nobody wants. */
    public static void pragma(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** Hands on every row, one at a time. */
    public static void each(Connection connection, String sql, RowConsumer consumer, @Nullable Object... arguments)
            throws SQLException, IOException {
        try (PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                consumer.take(rows);
            }
        }
    }

    /** All rows. */
    public static <T> List<T> all(Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException, IOException {
        List<T> all = new ArrayList<>();
        each(connection, sql, each -> all.add(row.of(each)), arguments);
        return all;
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException, IOException {
        try (PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
        }
    }

    /** The whole number that a query gives in its first row. */
    public static long number(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException, IOException {
        return first(connection, sql, row -> row.getLong(1), arguments).orElse(0L);
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
