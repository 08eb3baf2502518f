package dev.perennial.cli.launch;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before starting again what ended: longer each time in a row. */
final class BackOff {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private Instant started;
    private int failures;

    BackOff(Instant started) {
        this.started = started;
    }

    /** What was started ended. The wait until it may be started again. */
    Duration ended(Instant now) {
        if (Duration.between(started, now).compareTo(STEADY) >= 0) {
            failures = 0;
        }
        Duration wait = SHORTEST.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    void started(Instant now) {
        started = now;
    }

    /** How often in a row it ended without having run steadily. */
    int failures() {
        return failures;
    }
}
