package dev.perennial.cli.launch;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Owns the processes of one data folder from start to end. */
public final class Supervisor implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration END_PATIENCE = Duration.ofSeconds(20);

    private final Progress progress;
    private final DataFolder folder;
    private final FileLock lock;
    private final Installation installation;
    private final Optional<Postgres> postgres;
    private final Map<Part, Child> children = new ConcurrentHashMap<>();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Supervisor(
            Progress progress,
            FileLock lock,
            Installation installation,
            Optional<Postgres> postgres) {
        this.progress = progress;
        this.folder = installation.folder();
        this.lock = lock;
        this.installation = installation;
        this.postgres = postgres;
    }

    /**
     * Starts all parts and waits until they are ready.
     *
     * @param home folder of the programs
     * @param port of the gateway
     */
    public static Supervisor start(Path home, DataFolder folder, int port, Progress progress) {
        FileLock lock = folder.lock();
        try {
            Optional<State> left = State.read(folder);
            Map<Part, Integer> ports = ports(port, left);
            if (left.map(state -> alive(state, Part.GATEWAY)).orElse(Optional.empty()).isEmpty()) {
                Ports.needFree(port);
            }
            Secrets secrets = Secrets.of(folder);
            progress.say("PostgreSQL: starting");
            Database external = Database.external(System.getenv());
            Optional<Postgres> own =
                    external == null
                            ? Optional.of(new Postgres(folder, secrets))
                            : Optional.empty();
            Database database = external == null ? own.orElseThrow().start() : external;
            database.createMissing();
            progress.say("PostgreSQL: ready at " + database.base().substring(5));
            Installation installation = new Installation(home, folder, secrets, database, ports);
            Supervisor supervisor = new Supervisor(progress, lock, installation, own);
            supervisor.begin(left);
            return supervisor;
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Ports of a start before hold on, so that adopted children are where others look for them. */
    private static Map<Part, Integer> ports(int port, Optional<State> left) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Optional<State.ChildState> before =
                    left.map(state -> state.children().get(part.title()));
            ports.put(
                    part,
                    part == Part.GATEWAY
                            ? port
                            : before.filter(child -> usable(child))
                                    .map(State.ChildState::port)
                                    .orElseGet(Ports::free));
        }
        return ports;
    }

    private static boolean usable(State.ChildState child) {
        return child.process().isPresent() || Ports.isFree(child.port());
    }

    private static Optional<ProcessHandle> alive(State state, Part part) {
        return Optional.ofNullable(state.children().get(part.title()))
                .flatMap(State.ChildState::process);
    }

    private void begin(Optional<State> left) {
        String build = installation.build();
        for (Part part : Part.values()) {
            Optional<ProcessHandle> process = left.flatMap(state -> alive(state, part));
            boolean same =
                    left.isPresent()
                            && left.get().build().equals(build)
                            && left.get().port() == installation.port(Part.GATEWAY);
            if (process.isPresent() && same) {
                children.put(part, Child.adopt(part, installation, process.get()));
                progress.say(part.title() + ": still running, taken over");
            } else {
                process.ifPresent(old -> end(part, old));
                children.put(part, Child.start(part, installation));
                progress.say(part.title() + ": starting");
            }
        }
        remember();
        installation.writeEnvironment();
        Thread.ofPlatform().daemon().name("watch").start(this::watch);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end"));
    }

    private void end(Part part, ProcessHandle old) {
        Child child = Child.adopt(part, installation, old);
        child.askToEnd();
        child.awaitEnd(END_PATIENCE);
    }

    private void remember() {
        Map<String, State.ChildState> states = new LinkedHashMap<>();
        children.forEach((part, child) -> states.put(part.title(), child.state()));
        ProcessHandle me = ProcessHandle.current();
        new State(
                        me.pid(),
                        State.started(me),
                        installation.port(Part.GATEWAY),
                        installation.build(),
                        states)
                .write(folder);
    }

    private void watch() {
        while (!ending.get()) {
            for (Child child : children.values()) {
                if (!child.isAlive() && !ending.get()) {
                    progress.say(child.part().title() + ": ended by itself, starting it again");
                    child.restart();
                    if (ending.get()) {
                        child.askToEnd();
                        return;
                    }
                    remember();
                }
            }
            Postgres.pause(200);
        }
    }

    /** Waits until each part says that it is ready, and says so. */
    public void awaitReady() {
        Instant begin = Instant.now();
        Map<Part, Child> waiting = new EnumMap<>(children);
        while (!waiting.isEmpty()) {
            waiting.values()
                    .removeIf(child -> {
                        boolean ready = child.isReady();
                        if (ready) {
                            progress.say(
                                    "%s: ready after %.1f s"
                                            .formatted(child.part().title(), seconds(begin)));
                        }
                        return ready;
                    });
            if (seconds(begin) > START_PATIENCE.toSeconds()) {
                throw new LaunchException(
                        "Not ready after "
                                + START_PATIENCE.toMinutes()
                                + " minutes: "
                                + waiting.keySet().stream().map(Part::title).toList()
                                + ". See the logs in "
                                + folder.root().resolve("logs"));
            }
            Postgres.pause(100);
        }
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    public Installation installation() {
        return installation;
    }

    /** Returns when the platform was ended. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Ends all parts, then the database. */
    @Override
    public void close() {
        if (!ending.compareAndSet(false, true)) {
            try {
                ended.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        try {
            progress.say("Ending …");
            children.values().forEach(Child::askToEnd);
            children.values().forEach(child -> child.awaitEnd(END_PATIENCE));
            postgres.ifPresent(Postgres::stop);
            progress.say("All ended. The data stays in " + folder.root());
        } finally {
            release(lock);
            ended.countDown();
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
            lock.channel().close();
        } catch (IOException e) {
            System.err.println("The lock could not be released: " + e.getMessage());
        }
    }
}
