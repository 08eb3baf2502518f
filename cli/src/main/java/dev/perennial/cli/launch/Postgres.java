package dev.perennial.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our own PostgreSQL on loopback, with durable settings and passwords. */
final class Postgres implements Kept {
    private static final String OWNER = "perennial";
    private static final String VERSION = "18";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresPrograms programs;
    private final Path cluster;
    private final DataFolder folder;
    private final Secrets secrets;
    private int port;

    Postgres(DataFolder folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
        this.programs = new PostgresPrograms(folder.log("postgresql"));
        this.cluster = folder.root().resolve("postgresql");
    }

    @Override
    public String title() {
        return "postgresql";
    }

    /**
     * A running server: found on this folder from before, or started now.
     *
     * @param wanted the port that it should have, where that is free; null for any
     */
    Database start(@Nullable Integer wanted) {
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise();
        }
        refuseOtherVersion();
        Optional<Integer> running = process().flatMap(process -> runningPort());
        if (running.isPresent() && answers(running.get())) {
            port = running.get();
            return database();
        }
        stop();
        port = wanted != null && Ports.isFree(wanted) ? wanted : Ports.free(List.of());
        startAgain();
        awaitAnswer();
        return database();
    }

    private Database database() {
        return Database.own(port, new Database.Login(OWNER, secrets.database()), secrets);
    }

    private void initialise() {
        try {
            Path password = folder.root().resolve("password.tmp");
            // Beside its place until it is whole: it may be interrupted.
            Path fresh = folder.root().resolve("postgresql.new");
            Folders.delete(fresh);
            DataFolder.writePrivately(password, secrets.database());
            try {
                programs.run(
                        "initdb",
                        "--pgdata=" + fresh,
                        "--username=" + OWNER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-locale",
                        "--data-checksums");
                Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
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
            if (!version.equals(VERSION)) {
                throw LaunchException.refused(
                        """
                        The database in %s was made by PostgreSQL %s; this Perennial brings %s.
                        Nothing was changed. Start it with the Perennial that made it; or run a \
                        PostgreSQL %s server on that folder yourself, copy its perennial_* \
                        databases with pg_dump to a server that PERENNIAL_DB_URL names; or choose \
                        another --data folder.\
                        """
                                .formatted(cluster, version, VERSION, version));
            }
        } catch (IOException e) {
            throw new LaunchException("The database can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void startAgain() {
        programs.start(
                "postgres",
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-clisten_addresses=127.0.0.1",
                "-cunix_socket_directories=",
                "-cmax_connections=150",
                "-cshared_buffers=128MB",
                "-cfsync=on",
                "-cfull_page_writes=on",
                "-csynchronous_commit=on",
                "-cpassword_encryption=scram-sha-256",
                "-ctimezone=UTC",
                "-clog_timezone=UTC");
    }

    @Override
    public boolean isAlive() {
        return process().isPresent();
    }

    private void awaitAnswer() {
        Instant end = Instant.now().plus(PATIENCE);
        Instant dead = Instant.now().plusSeconds(5);
        while (!answers(port)) {
            if (Instant.now().isAfter(isAlive() ? end : dead)) {
                throw new LaunchException(
                        "PostgreSQL does not start; the end of its log says why:\n"
                                + LogFile.of(folder, title()).end(5));
            }
            Pause.millis(50);
        }
    }

    /** Whether our own server answers there, not a stranger's. */
    private boolean answers(int port) {
        Database database =
                Database.own(port, new Database.Login(OWNER, secrets.database()), secrets);
        DriverManager.setLoginTimeout(2);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select current_setting('data_directory')")) {
            return row.next() && Path.of(row.getString(1)).equals(cluster);
        } catch (SQLException e) {
            return false;
        }
    }

    private Optional<Integer> runningPort() {
        List<String> lines = pidFile();
        return lines.size() > 3
                ? Optional.of(Integer.valueOf(lines.get(3).strip()))
                : Optional.empty();
    }

    /** The server of this folder. A killed one leaves a file whose process may be a stranger. */
    private Optional<ProcessHandle> process() {
        return pidFile().stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(Processes::runs)
                .filter(this::worksHere);
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
            return Files.readSymbolicLink(link).equals(cluster.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Ends the server of this folder; whether one ran. */
    boolean stop() {
        if (!isAlive()) {
            return false;
        }
        try {
            stop("fast");
        } catch (LaunchException e) {
            // What it did not finish it does at its next start, as after a power cut.
            stop("immediate");
        }
        return true;
    }

    private void stop(String mode) {
        programs.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", mode, "-t", "30");
    }
}
