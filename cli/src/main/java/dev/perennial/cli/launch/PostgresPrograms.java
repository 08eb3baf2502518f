package dev.perennial.cli.launch;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs. They refuse to be run by root: root runs them in a user name space of
 * its own, where it is somebody else.
 *
 * @param log takes what they print
 */
record PostgresPrograms(Path log) {
    private static final int PATIENCE_SECONDS = 90;

    /** Starts a program that goes on, in a session of its own. */
    void start(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(command(program, arguments));
        launch(command);
    }

    /** Runs a program to its end. */
    void run(String program, String... arguments) {
        Process process = launch(command(program, arguments));
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LaunchException(program + " does not end; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new LaunchException(
                    program + " failed; the end of its log says why:\n" + new LogFile(log).end(5));
        }
    }

    private static List<String> command(String program, String... arguments) {
        Path folder =
                Unpack.postgres(Path.of(System.getProperty("user.home"), ".cache", "perennial"));
        List<String> command = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            needNameSpaces();
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void needNameSpaces() {
        try {
            Process trial =
                    new ProcessBuilder("unshare", "--user", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (trial.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            // Told below: without the program there is no name space either.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw LaunchException.refused(
                "PostgreSQL can't be run by root, and this system gives root no user name space in"
                        + " which it is somebody else ('unshare --user' fails). Run ./perennial as"
                        + " an ordinary user, or name a server with PERENNIAL_DB_URL.");
    }

    private Process launch(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LaunchException("PostgreSQL can't be started: " + e.getMessage(), e);
        }
    }
}
