package dev.perennial.cli.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts a process again when it ended, with back-off. Never waits: it is looked at often. */
final class Keeper {
    private static final int HOPELESS = 4;

    private final Kept kept;
    private final BackOff backOff;
    private @Nullable Instant due;

    Keeper(Kept kept, Instant started) {
        this.kept = kept;
        this.backOff = new BackOff(started);
    }

    /** Does what is due now. News for people, if there are any. */
    Optional<String> look(Instant now) {
        Instant planned = due;
        if (planned == null) {
            return kept.isAlive() ? Optional.empty() : Optional.of(plan(now));
        }
        if (now.isBefore(planned)) {
            return Optional.empty();
        }
        due = null;
        backOff.started(now);
        kept.startAgain();
        return Optional.of(kept.title() + ": starting again");
    }

    private String plan(Instant now) {
        Duration wait = backOff.ended(now);
        due = now.plus(wait);
        return String.format(
                Locale.ROOT,
                "%s: ended by itself, starts again in %.2f s",
                kept.title(),
                wait.toMillis() / 1000.0);
    }

    String title() {
        return kept.title();
    }

    /** Whether it ended so often in a row that it will hardly ever do better. */
    boolean isHopeless() {
        return backOff.failures() >= HOPELESS;
    }
}
