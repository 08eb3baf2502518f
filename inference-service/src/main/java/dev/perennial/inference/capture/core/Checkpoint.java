package dev.perennial.inference.capture.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * How far the journal was forwarded, and the ledger at that point.
 *
 * @param segment number of the segment that is read next
 * @param position first byte in it that was not forwarded
 */
record Checkpoint(long segment, long position, long logged, long sampledOut, long dropped) {
    private static final String FILE = "checkpoint";

    static final Checkpoint START = new Checkpoint(0, 0, 0, 0, 0);

    static Checkpoint read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return START;
        }
        Properties values = new Properties();
        try (var in = Files.newInputStream(file)) {
            values.load(in);
        }
        return new Checkpoint(
                number(values, "segment"),
                number(values, "position"),
                number(values, "logged"),
                number(values, "sampledOut"),
                number(values, "dropped"));
    }

    private static long number(Properties values, String name) throws IOException {
        try {
            return Long.parseLong(values.getProperty(name, "0").trim());
        } catch (NumberFormatException e) {
            throw new IOException("The journal's checkpoint is damaged at " + name, e);
        }
    }

    /** Replaces the file at once, so that a killed process leaves the old or the new one. */
    void write(Path directory) throws IOException {
        String text =
                "segment=%d%nposition=%d%nlogged=%d%nsampledOut=%d%ndropped=%d%n"
                        .formatted(segment, position, logged, sampledOut, dropped);
        Path fresh = directory.resolve(FILE + ".new");
        Files.writeString(fresh, text);
        Files.move(
                fresh,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
