package dev.perennial.cli.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Life and end of processes, our children or not. */
final class Processes {
    private Processes() {}

    /**
     * Whether it runs. One that ended but that nobody asked for its exit code does not: in many
     * containers there is no one who asks for those of processes that others left.
     */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            Path file = Path.of("/proc", Long.toString(pid), "stat");
            String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
            // The name before it may have spaces and parentheses of its own.
            int name = stat.lastIndexOf(')');
            return name > 0 && stat.startsWith(" Z", name + 1);
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for its end, and ends it by force when that takes too long. */
    static void awaitEnd(ProcessHandle process, Duration patience) {
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, Duration.ofSeconds(5));
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (runs(process)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Pause.millis(25);
        }
        return true;
    }
}
