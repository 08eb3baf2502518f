package dev.perennial.cli.launch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What runs: kept so that a killed supervisor's children are found again.
 *
 * @param supervisor process id
 * @param supervisorStarted start of that process, so that a reused id is told apart
 * @param port the gateway's
 * @param build digest of the programs that the children run
 * @param children by part
 */
public record State(
        long supervisor,
        Instant supervisorStarted,
        int port,
        String build,
        Map<String, ChildState> children) {
    private static final String FILE = "state.json";

    /**
     * @param port its own HTTP port
     * @param started start of the process
     */
    public record ChildState(long pid, Instant started, int port) {
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

    private static Optional<ProcessHandle> alive(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).equals(started));
    }

    /** When a process started, in seconds; the epoch where the system does not say. */
    static Instant started(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(instant -> Instant.ofEpochSecond(instant.getEpochSecond()))
                .orElse(Instant.EPOCH);
    }
}
