package dev.perennial.inference.models;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.models.core.KnownVersion;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.models.core.WarmUp;
import dev.perennial.model.ModelException;
import dev.perennial.model.ModelFolder;
import dev.perennial.model.Predictor;
import dev.perennial.model.format.MlModel;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Model versions in memory: loaded when asked for, let go when nothing needs them. */
@ApplicationScoped
public class ModelStore {
    private static final Logger LOG = Logger.getLogger(ModelStore.class);

    private final VersionFiles files;
    private final ModelsConfig config;
    private final Clock clock;
    private final Map<VersionKey, Slot> slots = new ConcurrentHashMap<>();
    private final Set<LoadedModel> draining = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<VersionKey>> needs = new ConcurrentHashMap<>();

    ModelStore(VersionFiles files, ModelsConfig config, Clock clock) {
        this.files = files;
        this.config = config;
        this.clock = clock;
    }

    /** Loads a version unless it is loaded, or failed a moment ago. */
    CompletableFuture<LoadedModel> load(VersionKey key) {
        boolean[] fresh = new boolean[1];
        Slot slot =
                slots.compute(
                        key,
                        (k, present) -> {
                            if (present != null && !mayRetry(present)) {
                                return present;
                            }
                            fresh[0] = true;
                            return new Slot(k, clock.instant());
                        });
        if (fresh[0]) {
            Thread.ofVirtual().name("load " + key).start(() -> load(slot));
        } else if (!slot.isFailed()) {
            slot.touch(clock.instant());
        }
        return slot.model;
    }

    private boolean mayRetry(Slot slot) {
        return slot.isFailed() && slot.touched().plus(config.retry()).isBefore(clock.instant());
    }

    private void load(Slot slot) {
        try {
            LoadedModel loaded = open(slot.key);
            slot.touch(clock.instant());
            slot.model.complete(loaded);
            LOG.infof("Loaded %s, digest %s", slot.key, loaded.known().digest());
            trim();
        } catch (ProblemException e) {
            if (e.type().status() == 404) {
                // Names that don't exist leave nothing behind, or strangers could fill the memory.
                slots.remove(slot.key, slot);
                files.forget(slot.key);
                slot.model.completeExceptionally(e);
                return;
            }
            fail(slot, e);
        } catch (IOException | RuntimeException | LinkageError e) {
            fail(slot, e);
        }
    }

    private void fail(Slot slot, Throwable reason) {
        slot.touch(clock.instant());
        slot.model.completeExceptionally(reason);
        LOG.warnf("Could not load %s: %s", slot.key, reason.getMessage());
        trim();
    }

    private LoadedModel open(VersionKey key) throws IOException {
        KnownVersion known = files.find(key);
        Path folder = files.folder(known);
        Predictor predictor = ModelFolder.load(folder);
        try {
            WarmUp.run(predictor);
            String platform = MlModel.read(folder).has("xgboost") ? "xgboost" : "onnx";
            files.learned(known);
            return new LoadedModel(known, platform, predictor, clock.instant());
        } catch (RuntimeException e) {
            predictor.close();
            throw e;
        }
    }

    /**
     * The right to use a version, loaded now if need be.
     *
     * @throws ProblemException 404 for a version that does not exist, 422 for one that can't be
     *     served, 503 when it takes too long or the registry is away
     */
    public LoadedModel.Lease lease(VersionKey key) {
        if (!key.isPossible()) {
            throw ProblemException.notFound("There is no " + key);
        }
        while (true) {
            LoadedModel.Lease lease = await(key).lease();
            if (lease != null) {
                return lease;
            }
        }
    }

    /** The right to use a version if it is loaded; else it begins to load, and nobody waits. */
    public Optional<LoadedModel.Lease> leaseIfReady(VersionKey key) {
        CompletableFuture<LoadedModel> model = load(key);
        boolean ready = model.isDone() && !model.isCompletedExceptionally();
        return ready ? Optional.ofNullable(model.join().lease()) : Optional.empty();
    }

    private LoadedModel await(VersionKey key) {
        try {
            return load(key).get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable(key + " is still being loaded; ask again in a moment", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("Interrupted while " + key + " was loaded", e);
        } catch (ExecutionException e) {
            throw reason(key, e.getCause() == null ? e : e.getCause());
        }
    }

    private static ProblemException reason(VersionKey key, Throwable cause) {
        if (cause instanceof ProblemException problem && problem.type().status() == 404) {
            return ProblemException.notFound(problem.detail());
        }
        if (cause instanceof ModelException || cause instanceof LinkageError) {
            return new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "%s can't be served: %s".formatted(key, cause.getMessage()));
        }
        return unavailable("%s could not be loaded: %s".formatted(key, cause.getMessage()), cause);
    }

    private static ProblemException unavailable(String detail, Throwable cause) {
        ProblemException problem = new ProblemException(ProblemType.UNAVAILABLE, detail);
        problem.initCause(cause);
        return problem;
    }

    /** Says which versions one part needs from now on; what nobody needs may go. */
    public void need(String who, Set<VersionKey> keys) {
        needs.put(who, Set.copyOf(keys));
        trim();
    }

    private synchronized void trim() {
        draining.removeIf(LoadedModel::isClosed);
        List<Slot> unneeded =
                slots.values().stream()
                        .filter(slot -> slot.model.isDone() && !isNeeded(slot.key))
                        .sorted(Comparator.comparing(Slot::touched).reversed())
                        .skip(config.idle())
                        .toList();
        unneeded.forEach(this::retire);
    }

    private boolean isNeeded(VersionKey key) {
        return needs.values().stream().anyMatch(keys -> keys.contains(key));
    }

    private void retire(Slot slot) {
        if (slots.remove(slot.key, slot) && slot.isReady()) {
            LoadedModel model = slot.model.join();
            draining.add(model);
            model.retire();
            draining.removeIf(LoadedModel::isClosed);
            LOG.infof("Retired %s", slot.key);
        }
    }

    /** Lets a version go although its name is the same: the registry's model is another one. */
    void replace(VersionKey key) {
        Slot slot = slots.get(key);
        if (slot != null && slot.model.isDone()) {
            retire(slot);
        }
        files.forget(key);
    }

    Collection<Slot> slots() {
        return slots.values();
    }

    Collection<LoadedModel> draining() {
        draining.removeIf(LoadedModel::isClosed);
        return draining;
    }

    void close(@Observes ShutdownEvent event) {
        slots.values().forEach(this::retire);
    }
}
