package dev.perennial.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The built services.
 *
 * @param home folder of the project
 * @param recording whether each service that has no {@link ClassArchive} makes it when it ends
 */
public record Programs(Path home, boolean recording) {
    /** The programs as they are. */
    public static Programs of(Path home) {
        return new Programs(home, false);
    }

    /** The command that starts a part. */
    List<String> command(Part part) {
        Path program = part.program(home);
        // A session of its own: Ctrl-C reaches the supervisor alone, which ends all in order.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xms48m",
                        "-Xmx" + part.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=" + (part == Part.RETRAIN ? 4 : 1),
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        // For people who look at the list of processes; nothing reads it.
                        "-Dlauncher.part=" + part.title()));
        ClassArchive archive = archive(part);
        command.addAll(recording && !archive.exists() ? archive.record() : archive.use());
        command.addAll(List.of("-jar", program.toString()));
        return command;
    }

    ClassArchive archive(Part part) {
        return ClassArchive.of(part.program(home));
    }

    /** How long a part may take to end. */
    Duration endPatience() {
        return recording ? Duration.ofMinutes(10) : Duration.ofSeconds(20);
    }

    /** Refuses to go on where a program is missing. */
    Programs needBuilt() {
        for (Part part : Part.values()) {
            Path program = part.program(home);
            if (!Files.exists(program)) {
                throw new LaunchException(
                        part.title()
                                + " is not built: "
                                + program
                                + " is missing. Build it with ./perennial build.");
            }
        }
        return this;
    }

    /** A digest of the programs, to tell whether running children are of another build. */
    String build() {
        StringBuilder stamp = new StringBuilder();
        for (Part part : Part.values()) {
            try {
                stamp.append(part.key())
                        .append(Files.getLastModifiedTime(part.program(home)).toMillis())
                        .append(' ');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Integer.toHexString(stamp.toString().hashCode());
    }
}
