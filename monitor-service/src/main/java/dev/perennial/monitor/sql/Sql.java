package dev.perennial.monitor.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements with positional parameters: {@link Instant}, {@link UUID}, texts, numbers, and
 * arrays of UUID, text, integer and double. Within a transaction they are part of it.
 */
@ApplicationScoped
public class Sql {
    private static final int FETCH = 2000;

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /** Makes something of the row that a result stands at. */
    @FunctionalInterface
    public interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Does something with the row that a result stands at. */
    @FunctionalInterface
    public interface Take {
        void of(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Read<T> read, @Nullable Object... parameters) {
        List<T> all = new ArrayList<>();
        each(sql, row -> all.add(read.of(row)), parameters);
        return all;
    }

    public <T> Optional<T> first(String sql, Read<T> read, @Nullable Object... parameters) {
        return list(sql, read, parameters).stream().findFirst();
    }

    /** Row by row; within a transaction the rows are not all in memory at once. */
    public void each(String sql, Take take, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH);
            bind(connection, select, parameters);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    take.of(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not answer", e);
        }
    }

    /** The number of rows changed. */
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            bind(connection, update, parameters);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not take a change", e);
        }
    }

    /** Holds other transactions that name the same lock until this one ends. */
    public void lock(String name) {
        each("select pg_advisory_xact_lock(hashtext(?))", row -> {}, name);
    }

    /** A column of type timestamptz. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static void bind(
            Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            switch (value) {
                case null -> statement.setObject(i + 1, null);
                case Instant t -> statement.setObject(i + 1, t.atOffset(ZoneOffset.UTC));
                case UUID[] ids -> statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                case String[] texts ->
                        statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case Integer[] numbers ->
                        statement.setArray(i + 1, connection.createArrayOf("int4", numbers));
                case Long[] numbers ->
                        statement.setArray(i + 1, connection.createArrayOf("int8", numbers));
                case Double[] numbers ->
                        statement.setArray(i + 1, connection.createArrayOf("float8", numbers));
                default -> statement.setObject(i + 1, value);
            }
        }
    }
}
