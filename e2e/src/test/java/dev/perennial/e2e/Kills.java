package dev.perennial.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Kills parts of a platform as {@code kill -9} does, and sees them started again. */
final class Kills {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final Platform platform;

    Kills(Platform platform) {
        this.platform = platform;
    }

    /** Kills the part; returns when the supervisor has started another process of it. */
    void kill(String part) {
        ProcessHandle process =
                await(part + " to run")
                        .atMost(SHORT)
                        .pollInterval(OFTEN)
                        .until(() -> process(part), Optional::isPresent)
                        .orElseThrow();
        System.out.println("kill -9 " + process.pid() + " (" + part + ")");
        if (!process.destroyForcibly()) {
            throw new AssertionError(part + " could not be killed");
        }
        await("the end of " + part)
                .atMost(SHORT)
                .pollInterval(OFTEN)
                .until(() -> !process.isAlive());
        await(part + " to be started again")
                .atMost(SHORT)
                .pollInterval(OFTEN)
                .until(() ->
                        process(part).filter(other -> other.pid() != process.pid()).isPresent());
    }

    /** The running process of a part, found by what it was started with. */
    private Optional<ProcessHandle> process(String part) {
        String folder = part.equals("workflows") ? "workflows/service" : part;
        String mark = "/" + folder + "/target/quarkus-app/quarkus-run.jar";
        return ProcessHandle.of(platform.supervisorPid()).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedWith(process.info(), mark))
                .findFirst();
    }

    private static boolean startedWith(ProcessHandle.Info info, String mark) {
        boolean java = info.command().filter(command -> command.endsWith("java")).isPresent();
        return java
                && info.arguments()
                        .filter(all -> Arrays.stream(all).anyMatch(one -> one.endsWith(mark)))
                        .isPresent();
    }
}
