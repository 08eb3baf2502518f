package dev.perennial.cli.launch;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a supervisor that was killed left running, and what an ended one wrote down. */
record Leftovers(Optional<State> state) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Leftovers on(DataFolder folder) {
        return new Leftovers(State.read(folder));
    }

    private Optional<ProcessHandle> process(Part part) {
        return state.flatMap(left -> left.process(part));
    }

    /** Refuses a port that another program has. */
    void needPort(int port) {
        boolean ours =
                process(Part.GATEWAY).isPresent()
                        && state.filter(left -> left.port() == port).isPresent();
        if (!ours) {
            Ports.needFree(port);
        }
    }

    /** Where each part listens: as before, so that others find those that still run. */
    Map<Part, Integer> ports(int gateway) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Set<Integer> taken = new TreeSet<>(Set.of(gateway));
        for (Part part : Part.values()) {
            int port = part == Part.GATEWAY ? gateway : before(part, taken);
            ports.put(part, port);
            taken.add(port);
        }
        return ports;
    }

    private int before(Part part, Set<Integer> taken) {
        return state.flatMap(left -> left.child(part))
                .filter(child -> child.process().isPresent() || Ports.isFree(child.port()))
                .map(State.ChildState::port)
                .filter(port -> !taken.contains(port))
                .orElseGet(() -> Ports.free(taken));
    }

    /** The port of our own database server, if it had one. */
    @Nullable Integer databasePort() {
        return state.map(State::database)
                .map(server -> server.substring(server.lastIndexOf(':') + 1))
                .filter(port -> port.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    /** The process of a part, if it runs what would be started now. */
    Optional<ProcessHandle> fit(Part part, Installation installation) {
        return process(part).filter(process -> fits(installation));
    }

    private boolean fits(Installation installation) {
        return state.filter(left -> left.build().equals(installation.programs().build()))
                .filter(left -> left.database().equals(installation.database().server()))
                .filter(left -> left.port() == installation.port(Part.GATEWAY))
                .isPresent();
    }

    /** Ends what can't be taken over. */
    void endUnfit(Installation installation) {
        if (fits(installation)) {
            return;
        }
        for (Part part : Part.values()) {
            process(part).ifPresent(ProcessHandle::destroy);
        }
        for (Part part : Part.values()) {
            process(part).ifPresent(process -> Processes.awaitEnd(process, PATIENCE));
        }
    }
}
