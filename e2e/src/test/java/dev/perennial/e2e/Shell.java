package dev.perennial.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands as a person would and shows what they print. */
final class Shell implements AutoCloseable {
    private final Process process;

    @SuppressWarnings("JdkObsolete") // Read by one thread while another writes.
    private final StringBuffer output = new StringBuffer();

    private final Thread reader;

    private Shell(Process process, String name) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(() -> copy(name));
    }

    static Shell start(String name, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home().toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        try {
            return new Shell(builder.start(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checkout under test. */
    static Path home() {
        return Path.of(System.getProperty("perennial.home", "..")).toAbsolutePath().normalize();
    }

    private void copy(String name) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                System.out.println(name + " | " + line);
            }
        } catch (IOException e) {
            output.append("(reading stopped: ").append(e.getMessage()).append(")\n");
        }
    }

    String output() {
        return output.toString();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits for the end. The exit code, or an error with what was printed when it takes too long.
     */
    int await(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Not done after " + patience + ":\n" + output);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the process to end, as Ctrl-C does, and waits. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            await(Duration.ofSeconds(60));
        }
    }
}
