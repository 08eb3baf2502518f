package dev.perennial.cli.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The PostgreSQL server: our own, where each part has a role of its own, or one that the operator
 * named by {@code PERENNIAL_DB_URL}, with the one role that they gave.
 *
 * @param server {@code jdbc:postgresql://host:port}
 * @param parameters of every connection, with the question mark; or empty
 * @param administrator may make databases
 * @param own the secrets from which the parts' passwords come, where the server is our own
 */
public record Database(
        String server, String parameters, Login administrator, Optional<Secrets> own) {
    private static final Pattern URL =
            Pattern.compile("(jdbc:postgresql://[^/?]+)/?(\\?[^?]*)?", Pattern.CASE_INSENSITIVE);

    private static final String NO_SUCH_DATABASE = "3D000";

    /** Name and password of a role. */
    public record Login(String username, String password) {}

    /** A server that the environment names. */
    static Optional<Database> external(Map<String, String> environment) {
        String url = environment.getOrDefault("PERENNIAL_DB_URL", "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw LaunchException.refused(
                    "PERENNIAL_DB_URL names a server, without a database: for example"
                            + " jdbc:postgresql://db.example.org:5432 or"
                            + " jdbc:postgresql://db.example.org:5432?sslmode=verify-full.");
        }
        String parameters = parts.group(2);
        return Optional.of(
                new Database(
                        parts.group(1),
                        parameters == null ? "" : parameters,
                        new Login(
                                environment.getOrDefault("PERENNIAL_DB_USERNAME", "perennial"),
                                environment.getOrDefault("PERENNIAL_DB_PASSWORD", "")),
                        Optional.empty()));
    }

    /** Our own server. */
    static Database own(int port, Login administrator, Secrets secrets) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port, "", administrator, Optional.of(secrets));
    }

    String url(Part part) {
        return url(name(part));
    }

    private String url(String database) {
        return server + "/" + database + parameters;
    }

    /** As whom the part works. */
    Login login(Part part) {
        return own.map(secrets -> new Login(name(part), secrets.database(part)))
                .orElse(administrator);
    }

    private static String name(Part part) {
        return "perennial_" + part.key();
    }

    Connection connect() throws SQLException {
        return connect("postgres");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), administrator.username(), administrator.password());
    }

    /** Makes the database of each part that has one and lacks it. */
    void createMissing() {
        try {
            for (Part part : Part.values()) {
                if (part.hasDatabase() && !exists(name(part))) {
                    create(part);
                }
            }
        } catch (SQLException e) {
            throw new LaunchException(
                    """
                    PostgreSQL at %s can't be used as %s: %s.
                    Check PERENNIAL_DB_URL, PERENNIAL_DB_USERNAME and PERENNIAL_DB_PASSWORD. The \
                    role must be allowed to create databases, or own %s.\
                    """
                            .formatted(server, administrator.username(), said(e), names()),
                    e);
        }
    }

    private static String said(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\.+$", "");
    }

    private static String names() {
        return Stream.of(Part.values())
                .filter(Part::hasDatabase)
                .map(Database::name)
                .collect(Collectors.joining(", "));
    }

    /** Asks the database itself: not every role may look into another. */
    private boolean exists(String name) throws SQLException {
        try (Connection _ = connect(name)) {
            return true;
        } catch (SQLException e) {
            if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void create(Part part) throws SQLException {
        Login login = login(part);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (own.isEmpty()) {
                statement.execute("create database " + name(part));
                return;
            }
            // No hostile text can be in a name or password: both are ours.
            statement.execute("drop role if exists " + login.username());
            statement.execute(
                    "create role "
                            + login.username()
                            + " login password "
                            + statement.enquoteLiteral(login.password()));
            statement.execute("create database " + name(part) + " owner " + login.username());
            statement.execute("revoke connect on database " + name(part) + " from public");
        }
    }
}
