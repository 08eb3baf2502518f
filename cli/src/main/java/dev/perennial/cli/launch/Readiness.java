package dev.perennial.cli.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until services say that they are ready, and tells people of it. */
record Readiness(Progress progress, DataFolder folder) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /**
     * @param failing names what ended so often that waiting for it is no use
     */
    void await(List<Child> children, Supplier<Optional<String>> failing) {
        Instant begin = Instant.now();
        Instant spoken = begin;
        List<Child> waiting = new ArrayList<>(children);
        while (!waiting.isEmpty()) {
            if (waiting.removeIf(child -> tellReady(child, begin))) {
                spoken = Instant.now();
            }
            failing.get().ifPresent(this::giveUp);
            if (since(begin).compareTo(PATIENCE) > 0) {
                throw new LaunchException(
                        "Not ready after %d minutes: %s. See ./perennial logs."
                                .formatted(PATIENCE.toMinutes(), titles(waiting)));
            }
            if (since(spoken).compareTo(SIGN_OF_LIFE) > 0) {
                progress.say("still waiting for " + titles(waiting));
                spoken = Instant.now();
            }
            Pause.millis(200);
        }
    }

    private boolean tellReady(Child child, Instant begin) {
        boolean ready = child.isReady();
        if (ready) {
            progress.say(
                    String.format(
                            Locale.ROOT,
                            "%s: ready after %.1f s",
                            child.title(),
                            since(begin).toMillis() / 1000.0));
        }
        return ready;
    }

    private void giveUp(String title) {
        throw new LaunchException(
                "%s keeps ending before it is ready. The end of its log, %s:%n%s"
                        .formatted(title, folder.log(title), LogFile.of(folder, title).end(8)));
    }

    private static Duration since(Instant instant) {
        return Duration.between(instant, Instant.now());
    }

    private static String titles(List<Child> children) {
        return String.join(", ", children.stream().map(Child::title).toList());
    }
}
