package dev.perennial.cli.launch;

import java.nio.file.Path;
import java.util.Map;

/** Lets a data folder look as if a platform ran on it, by this very process. */
public final class Claim {
    private Claim() {}

    public static void on(Path root, int port) {
        ProcessHandle me = ProcessHandle.current();
        new State(me.pid(), State.started(me), port, "b", "", Map.of()).write(DataFolder.at(root));
    }
}
