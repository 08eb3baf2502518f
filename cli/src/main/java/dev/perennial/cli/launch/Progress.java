package dev.perennial.cli.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what happens, with the seconds since the beginning. */
public final class Progress {
    private final PrintStream out;
    private final Instant begin = Instant.now();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String text) {
        out.printf(
                Locale.ROOT,
                "%6.1f s  %s%n",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0,
                text);
        out.flush();
    }

    /** A line without time: headings and tables. */
    public synchronized void plain(String text) {
        out.println(text);
        out.flush();
    }
}
