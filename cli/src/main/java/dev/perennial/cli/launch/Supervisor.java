package dev.perennial.cli.launch;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Owns the processes of one data folder from start to end. */
public final class Supervisor implements AutoCloseable {
    private static final long LARGEST_LOG = 20L << 20;

    private final Progress progress;
    private final DataFolder folder;
    private final FileLock lock;
    private final Thread atExit = new Thread(this::close, "end");
    private final List<Keeper> keepers = new ArrayList<>();
    private final Map<Part, Child> children = new EnumMap<>(Part.class);
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Postgres postgres;
    private @Nullable Installation installation;

    private Supervisor(Progress progress, DataFolder folder, FileLock lock) {
        this.progress = progress;
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Starts all parts, or takes over those that a killed supervisor left.
     *
     * @param port of the gateway
     */
    public static Supervisor start(
            Programs programs, DataFolder folder, int port, Progress progress) {
        programs.needBuilt();
        FileLock lock = folder.prepare().lock();
        Supervisor supervisor = new Supervisor(progress, folder, lock);
        // From here on Ctrl-C ends what was started so far.
        Runtime.getRuntime().addShutdownHook(supervisor.atExit);
        try {
            supervisor.begin(programs, port);
            return supervisor;
        } catch (RuntimeException e) {
            supervisor.close();
            throw e;
        }
    }

    private void begin(Programs programs, int port) {
        Leftovers left = Leftovers.on(folder);
        left.needPort(port);
        left.state().ifPresent(this::takeOver);
        Secrets secrets = Secrets.of(folder);
        Database database = startDatabase(secrets, left);
        database.createMissing();
        progress.say("postgresql: ready at " + database.server().substring(5));
        Installation made = new Installation(programs, folder, secrets, database, left.ports(port));
        left.endUnfit(made);
        for (Part part : Part.values()) {
            startPart(part, left, made);
        }
        made.writeEnvironment();
        Thread.ofPlatform().daemon().name("watch").start(this::watch);
    }

    /** Says who holds the folder, and keeps in mind what still runs there. */
    private void takeOver(State left) {
        write(left.port(), left.build(), left.database(), left.children());
    }

    private synchronized Database startDatabase(Secrets secrets, Leftovers left) {
        needGoingOn();
        Postgres own = new Postgres(folder, secrets);
        Optional<Database> external = Database.external(System.getenv());
        if (external.isPresent()) {
            own.stop();
            return external.get();
        }
        progress.say("postgresql: starting");
        postgres = own;
        Database database = own.start(left.databasePort());
        keepers.add(new Keeper(own, Instant.now()));
        return database;
    }

    private synchronized void startPart(Part part, Leftovers left, Installation made) {
        needGoingOn();
        Optional<ProcessHandle> process = left.fit(part, made);
        Child child =
                process.map(running -> Child.adopt(part, made, running))
                        .orElseGet(() -> Child.start(part, made));
        children.put(part, child);
        keepers.add(new Keeper(child, Instant.now()));
        installation = made;
        remember(made);
        progress.say(
                part.title() + (process.isPresent() ? ": still runs, taken over" : ": starting"));
    }

    private void needGoingOn() {
        if (ending.get()) {
            throw new LaunchException("Ended while it was starting.");
        }
    }

    private void remember(Installation made) {
        Map<String, State.ChildState> states = new LinkedHashMap<>();
        children.forEach((part, child) -> states.put(part.title(), child.state()));
        write(made.port(Part.GATEWAY), made.programs().build(), made.database().server(), states);
    }

    private void write(
            int port, String build, String database, Map<String, State.ChildState> states) {
        ProcessHandle me = ProcessHandle.current();
        new State(me.pid(), State.started(me), port, build, database, states).write(folder);
    }

    private void watch() {
        while (!ending.get()) {
            try {
                look();
            } catch (RuntimeException e) {
                // A full disk, say: what runs goes on, and the next look may do better.
                progress.say("The watch over the services failed: " + e);
            }
            Pause.millis(200);
        }
    }

    private synchronized void look() {
        if (ending.get()) {
            return;
        }
        boolean changed = false;
        for (Keeper keeper : keepers) {
            Optional<String> news = keeper.look(Instant.now());
            news.ifPresent(progress::say);
            changed |= news.isPresent();
            LogFile.of(folder, keeper.title()).bound(LARGEST_LOG);
        }
        if (changed) {
            remember(installation());
        }
    }

    /** Waits until each part says that it is ready, and says so. */
    public void awaitReady() {
        List<Child> all;
        synchronized (this) {
            all = List.copyOf(children.values());
        }
        new Readiness(progress, folder).await(all, this::failing);
    }

    /** What ended again and again. */
    private synchronized Optional<String> failing() {
        return keepers.stream().filter(Keeper::isHopeless).map(Keeper::title).findFirst();
    }

    public synchronized Installation installation() {
        return Objects.requireNonNull(installation);
    }

    /** Returns when the platform was ended. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Ends all parts, then the database. */
    @Override
    public void close() {
        if (!ending.compareAndSet(false, true)) {
            awaitOtherClose();
            return;
        }
        try {
            endAll();
        } finally {
            release();
            ended.countDown();
        }
    }

    private synchronized void endAll() {
        if (children.isEmpty() && (postgres == null || !postgres.isAlive())) {
            return;
        }
        progress.say("Ending …");
        children.values().forEach(Child::askToEnd);
        Duration patience =
                installation == null ? Duration.ZERO : installation.programs().endPatience();
        Instant end = Instant.now().plus(patience);
        children.values().forEach(child -> child.awaitEnd(Duration.between(Instant.now(), end)));
        children.clear();
        if (postgres != null) {
            postgres.stop();
        }
        if (installation != null) {
            remember(installation);
        }
        progress.say("All ended. The data stays in " + folder.root());
    }

    private void awaitOtherClose() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try {
            lock.release();
            lock.channel().close();
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IOException e) {
            progress.say("The lock could not be released: " + e.getMessage());
        } catch (IllegalStateException e) {
            // The JVM is ending, which is why all of this is done.
        }
    }
}
