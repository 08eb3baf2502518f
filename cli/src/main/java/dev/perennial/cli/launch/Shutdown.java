package dev.perennial.cli.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends a platform from outside: {@code ./perennial down}. */
public final class Shutdown {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Shutdown() {}

    /**
     * Ends what runs on the folder.
     *
     * @return what was ended, for people
     */
    public static String end(DataFolder folder) {
        Optional<State> state = State.read(folder);
        if (state.isEmpty()) {
            return "Nothing was ever started on " + folder.root() + ".";
        }
        Optional<ProcessHandle> supervisor = state.get().supervisorProcess();
        supervisor.ifPresent(process -> {
            process.destroy();
            Processes.awaitEnd(process, PATIENCE);
        });
        int orphans = endOrphans(folder, State.read(folder).orElse(state.get()));
        if (supervisor.isEmpty() && orphans == 0) {
            return "Nothing runs on " + folder.root() + ".";
        }
        return orphans == 0
                ? "Ended. The data stays in " + folder.root() + "."
                : "Ended " + orphans + " processes that a killed supervisor had left.";
    }

    /** What a supervisor left that was killed, now or before. How many there were. */
    private static int endOrphans(DataFolder folder, State state) {
        List<ProcessHandle> orphans = new ArrayList<>();
        state.children().values().forEach(child -> child.process().ifPresent(orphans::add));
        orphans.forEach(ProcessHandle::destroy);
        Instant end = Instant.now().plus(PATIENCE);
        orphans.forEach(orphan -> Processes.awaitEnd(orphan, Duration.between(Instant.now(), end)));
        boolean database = new Postgres(folder, Secrets.of(folder)).stop();
        return orphans.size() + (database ? 1 : 0);
    }
}
