package dev.perennial.cli.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What runs: kept so that a killed supervisor's children are found again.
 *
 * @param supervisor process id
 * @param supervisorStarted start of that process, so that a reused id is told apart
 * @param port the gateway's
 * @param build digest of the programs that the children run
 * @param database address of the server that the children use
 * @param children by part
 */
public record State(
        long supervisor,
        Instant supervisorStarted,
        int port,
        String build,
        String database,
        Map<String, ChildState> children) {
    private static final String FILE = "state.json";

    public State {
        // What an older Perennial wrote has no such entry.
        database = Objects.requireNonNullElse(database, "");
    }

    /** The system tells starts relative to its own, whose time it corrects now and then. */
    private static final Duration SAME = Duration.ofSeconds(2);

    /**
     * @param port its own HTTP port
     * @param started start of the process
     */
    public record ChildState(long pid, Instant started, int port) {
        static ChildState of(ProcessHandle process, int port) {
            return new ChildState(process.pid(), State.started(process), port);
        }

        /** The process, if it is still the same one. */
        public Optional<ProcessHandle> process() {
            return alive(pid, started);
        }
    }

    public static Optional<State> read(DataFolder folder) {
        return folder.read(FILE, State.class);
    }

    void write(DataFolder folder) {
        folder.write(FILE, this);
    }

    /** The supervisor, if it still runs. */
    public Optional<ProcessHandle> supervisorProcess() {
        return alive(supervisor, supervisorStarted);
    }

    /** The process of a part, if it still runs. */
    Optional<ProcessHandle> process(Part part) {
        return child(part).flatMap(ChildState::process);
    }

    Optional<ChildState> child(Part part) {
        return Optional.ofNullable(children.get(part.title()));
    }

    /** Whether anything of it still runs. */
    public boolean runs() {
        return supervisorProcess().isPresent()
                || children.values().stream().anyMatch(child -> child.process().isPresent());
    }

    private static Optional<ProcessHandle> alive(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(Processes::runs)
                .filter(process ->
                        Duration.between(started(process), started).abs().compareTo(SAME) <= 0);
    }

    /** When a process started; the epoch where the system does not say. */
    static Instant started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
