package dev.perennial.cli.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One part as a process: started, watched, started again with back-off when it ends. */
final class Child {
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private final Part part;
    private final Installation installation;
    private volatile ProcessHandle process;
    private volatile Instant startedAt = Instant.now();
    private int failures;

    private Child(Part part, Installation installation, ProcessHandle process) {
        this.part = part;
        this.installation = installation;
        this.process = process;
    }

    static Child start(Part part, Installation installation) {
        return new Child(part, installation, launch(part, installation));
    }

    /** A process that an earlier supervisor left. */
    static Child adopt(Part part, Installation installation, ProcessHandle process) {
        return new Child(part, installation, process);
    }

    private static ProcessHandle launch(Part part, Installation installation) {
        // A session of its own: Ctrl-C reaches the supervisor alone, which ends all in order.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "-Xmx" + part.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=" + (part == Part.RETRAIN ? 4 : 1),
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        part.program(installation.home()).toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(installation.folder().folder("run").toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        installation.folder().log(part.title()).toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PERENNIAL_"));
        builder.environment().putAll(installation.environmentOf(part));
        try {
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new LaunchException(part.title() + " can't be started: " + e.getMessage(), e);
        }
    }

    Part part() {
        return part;
    }

    State.ChildState state() {
        return new State.ChildState(process.pid(), State.started(process), installation.port(part));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Starts it again after it ended; each time in a row waits longer. */
    void restart() {
        if (Duration.between(startedAt, Instant.now()).compareTo(STEADY) > 0) {
            failures = 0;
        }
        long wait = Math.min(LONGEST_BACK_OFF.toMillis(), 250L << Math.min(failures, 8));
        failures++;
        Postgres.pause(wait);
        startedAt = Instant.now();
        process = launch(part, installation);
    }

    boolean isReady() {
        return answers("/q/health/ready");
    }

    private boolean answers(String path) {
        URI uri = URI.create("http://127.0.0.1:" + installation.port(part) + path);
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(uri)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void askToEnd() {
        process.destroy();
    }

    void awaitEnd(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
