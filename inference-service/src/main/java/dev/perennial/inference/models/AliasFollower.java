package dev.perennial.inference.models;

import dev.perennial.contract.Page;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.ModelVersionsApi;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.platform.call.Neighbours;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ProcessingException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the registry where champions point: steadily, and at once when told of a move. */
@ApplicationScoped
public class AliasFollower {
    private static final Logger LOG = Logger.getLogger(AliasFollower.class);
    private static final int PAGE = 200;

    private final ModelVersionsApi registry;
    private final Champions champions;
    private final ModelsConfig config;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("alias-follower").unstarted(this::run);
    private volatile boolean stopped;
    private boolean away;

    AliasFollower(Neighbours neighbours, Champions champions, ModelsConfig config) {
        this.registry = neighbours.client("registry", ModelVersionsApi.class);
        this.champions = champions;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        champions.restore();
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    /** Asks again without waiting for the next turn. */
    public void soon() {
        calls.release();
    }

    private void run() {
        while (!stopped) {
            try {
                refresh();
                boolean called = calls.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                if (called) {
                    calls.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("Following the aliases failed; it goes on", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        try {
            champions.retarget(targets());
            if (away) {
                LOG.info("registry-service answers again");
            }
            away = false;
        } catch (ProblemException | ProcessingException e) {
            if (!away) {
                LOG.warnf(
                        "registry-service does not answer; what is loaded serves on: %s",
                        e.getMessage());
            }
            away = true;
        }
    }

    private Map<String, Champions.Target> targets() {
        Map<String, Champions.Target> found = new HashMap<>();
        @Nullable String cursor = null;
        do {
            Page<ModelView> page = registry.models(cursor, PAGE);
            for (ModelView model : page.items()) {
                found.put(
                        model.name(),
                        new Champions.Target(model.id(), model.aliases().get(Champions.ALIAS)));
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }
}
