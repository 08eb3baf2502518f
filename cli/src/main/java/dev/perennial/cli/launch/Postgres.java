package dev.perennial.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Our own PostgreSQL on loopback, with durable settings and passwords. PostgreSQL refuses to run as
 * root: root then starts it in a user name space of its own, where it is somebody else.
 */
public final class Postgres {
    private static final String OWNER = "perennial";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path programs;
    private final Path cluster;
    private final DataFolder folder;
    private final Secrets secrets;

    Postgres(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
        this.programs =
                Unpack.postgres(Path.of(System.getProperty("user.home"), ".cache", "perennial"));
        this.cluster = folder.root().resolve("postgresql");
    }

    /** A running server: found on this folder from before, or started now. */
    Database start() {
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise();
        }
        refuseOtherVersion();
        Integer port = runningPort();
        if (port != null && answers(port)) {
            return database(port);
        }
        stop();
        int fresh = Ports.free();
        launch(fresh);
        awaitAnswer(fresh);
        return database(fresh);
    }

    private Database database(int port) {
        return new Database("jdbc:postgresql://127.0.0.1:" + port, OWNER, secrets.database());
    }

    private void initialise() {
        try {
            Path password = folder.root().resolve("password.tmp");
            DataFolder.writePrivately(password, secrets.database());
            try {
                run(
                        List.of(
                                program("initdb"),
                                "--pgdata=" + cluster,
                                "--username=" + OWNER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--no-locale",
                                "--data-checksums"));
            } finally {
                Files.deleteIfExists(password);
            }
        } catch (IOException e) {
            throw new LaunchException("The database can't be set up: " + e.getMessage(), e);
        }
    }

    private void refuseOtherVersion() {
        try {
            String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!version.equals("18")) {
                throw new LaunchException(
                        "The data folder was made by PostgreSQL "
                                + version
                                + ", this is 18. Start it with the Perennial that made it, back it"
                                + " up there, and restore the backup here.");
            }
        } catch (IOException e) {
            throw new LaunchException("The database can't be read: " + e.getMessage(), e);
        }
    }

    private void launch(int port) {
        List<String> command =
                List.of(
                        program("postgres"),
                        "-D",
                        cluster.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=150",
                        "-c",
                        "shared_buffers=128MB",
                        "-c",
                        "fsync=on",
                        "-c",
                        "full_page_writes=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "timezone=UTC",
                        "-c",
                        "log_timezone=UTC");
        try {
            List<String> apart = new ArrayList<>(List.of("setsid"));
            apart.addAll(asSomebody(command));
            new ProcessBuilder(apart)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log("postgresql").toFile()))
                    .start();
        } catch (IOException e) {
            throw new LaunchException("PostgreSQL can't be started: " + e.getMessage(), e);
        }
    }

    private void awaitAnswer(int port) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(port)) {
            if (Instant.now().isAfter(end)) {
                throw new LaunchException(
                        "PostgreSQL does not answer; see " + folder.log("postgresql"));
            }
            pause(50);
        }
    }

    /** Whether our own server answers there, not a stranger's. */
    private boolean answers(int port) {
        Database database = database(port);
        DriverManager.setLoginTimeout(2);
        try (Connection connection =
                        DriverManager.getConnection(
                                database.base() + "/postgres",
                                database.username(),
                                database.password());
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select current_setting('data_directory')")) {
            return row.next() && Path.of(row.getString(1)).equals(cluster);
        } catch (SQLException e) {
            return false;
        }
    }

    private @org.jspecify.annotations.Nullable Integer runningPort() {
        List<String> lines = pidFile();
        return lines.size() > 3 ? Integer.valueOf(lines.get(3).strip()) : null;
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Ends the server of this folder; does nothing where none runs. */
    void stop() {
        if (pidFile().isEmpty()) {
            return;
        }
        try {
            run(
                    List.of(
                            program("pg_ctl"),
                            "stop",
                            "-D",
                            cluster.toString(),
                            "-m",
                            "fast",
                            "-t",
                            "30"));
        } catch (LaunchException e) {
            // A file that a killed server left: PostgreSQL itself checks it at the next start.
            System.err.println("PostgreSQL was not running any more.");
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private static List<String> asSomebody(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> mapped = new ArrayList<>(List.of("unshare", "-U"));
        mapped.addAll(command);
        return mapped;
    }

    private void run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(asSomebody(command))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            folder.log("postgresql").toFile()))
                            .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    || process.exitValue() != 0) {
                throw new LaunchException(
                        command.getFirst() + " failed; see " + folder.log("postgresql"));
            }
        } catch (IOException e) {
            throw new LaunchException(command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }
}
