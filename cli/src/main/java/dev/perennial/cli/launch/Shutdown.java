package dev.perennial.cli.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
            return "Nothing was ever started on " + folder.root();
        }
        Optional<ProcessHandle> supervisor = state.get().supervisorProcess();
        if (supervisor.isPresent()) {
            supervisor.get().destroy();
            await(supervisor.get());
            return "Ended.";
        }
        return endOrphans(folder, state.get());
    }

    private static String endOrphans(DataFolder folder, State state) {
        List<ProcessHandle> orphans = new ArrayList<>();
        state.children().values().forEach(child -> child.process().ifPresent(orphans::add));
        orphans.forEach(ProcessHandle::destroy);
        orphans.forEach(Shutdown::await);
        if (Database.external(System.getenv()) == null) {
            new Postgres(folder, Secrets.of(folder)).stop();
        }
        return orphans.isEmpty()
                ? "Nothing runs on " + folder.root()
                : "Ended " + orphans.size() + " processes that a killed supervisor had left.";
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
