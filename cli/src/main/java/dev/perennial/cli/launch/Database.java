package dev.perennial.cli.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The PostgreSQL server: our own, or one that the operator named by {@code PERENNIAL_DB_URL}.
 *
 * @param base {@code jdbc:postgresql://host:port}
 */
public record Database(String base, String username, String password) {
    /** A server that the environment names, or null. */
    static @org.jspecify.annotations.Nullable Database external(Map<String, String> environment) {
        String url = environment.get("PERENNIAL_DB_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        return new Database(
                url.replaceAll("/+$", ""),
                environment.getOrDefault("PERENNIAL_DB_USERNAME", "perennial"),
                environment.getOrDefault("PERENNIAL_DB_PASSWORD", ""));
    }

    String url(Part part) {
        return base + "/" + name(part);
    }

    private static String name(Part part) {
        return "perennial_" + part.key();
    }

    /** Makes the database of each part that has one and lacks it. */
    void createMissing() {
        try (Connection connection =
                DriverManager.getConnection(base + "/postgres", username, password)) {
            for (Part part : Part.values()) {
                if (part.hasDatabase() && !exists(connection, name(part))) {
                    try (Statement create = connection.createStatement()) {
                        create.execute("create database " + name(part));
                    }
                }
            }
        } catch (SQLException e) {
            throw new LaunchException(
                    "PostgreSQL at "
                            + base
                            + " can't be used as "
                            + username
                            + ": "
                            + e.getMessage()
                            + ". Check PERENNIAL_DB_URL, PERENNIAL_DB_USERNAME and"
                            + " PERENNIAL_DB_PASSWORD.",
                    e);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
