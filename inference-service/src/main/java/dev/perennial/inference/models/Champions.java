package dev.perennial.inference.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.models.core.KnownVersion;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.Routes;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.state.JournalConfig;
import dev.perennial.inference.state.JsonFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which version answers for each model: the one that the alias champion names, once loaded. */
@ApplicationScoped
public class Champions {
    /** The alias that serves. */
    public static final String ALIAS = "champion";

    private static final Logger LOG = Logger.getLogger(Champions.class);

    private final ModelStore store;
    private final VersionFiles files;
    private final JsonFile<Routes> routes;
    private final Event<ChampionMoved> moved;
    private final Map<String, LoadedModel> serving = new ConcurrentHashMap<>();
    private final Map<String, VersionKey> pending = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private volatile Map<String, Target> targets = Map.of();
    private volatile boolean told;

    /**
     * Where the registry says that a model's champion is.
     *
     * @param version null when the model has no champion
     */
    record Target(UUID modelId, @Nullable String version) {}

    Champions(
            ModelStore store,
            VersionFiles files,
            JournalConfig config,
            ObjectMapper json,
            Event<ChampionMoved> moved) {
        this.store = store;
        this.files = files;
        this.routes = new JsonFile<>(config.directory().resolve("routes.json"), Routes.class, json);
        this.moved = moved;
    }

    /** Serves what served last, before the registry is asked. */
    void restore() {
        Routes last = routes.read(Routes.NONE);
        try {
            files.remember(last.known());
        } catch (IOException e) {
            LOG.warn("Old models could not be removed", e);
        }
        Map<String, Target> known = new HashMap<>();
        last.champions()
                .forEach((model, version) -> {
                    KnownVersion there = files.remembered(new VersionKey(model, version));
                    if (there != null) {
                        known.put(model, new Target(there.modelId(), version));
                    }
                });
        targets = Map.copyOf(known);
        known.forEach(this::follow);
    }

    /** Goes where the registry points now. */
    void retarget(Map<String, Target> now) {
        targets = Map.copyOf(now);
        told = true;
        boolean left = serving.keySet().removeIf(model -> !hasChampion(model));
        left |= pending.keySet().removeIf(model -> !hasChampion(model));
        failures.keySet().removeIf(model -> !hasChampion(model));
        now.forEach(this::follow);
        store.slots().stream()
                .filter(Slot::isReady)
                .map(slot -> slot.model.join().known())
                .filter(known -> !isStill(known, now.get(known.model())))
                .forEach(known -> store.replace(known.key()));
        if (left) {
            settle();
        }
    }

    /** A name can be given again: what is in memory must be of the model that has it now. */
    private static boolean isStill(KnownVersion known, @Nullable Target target) {
        return target != null && target.modelId().equals(known.modelId());
    }

    private boolean hasChampion(String model) {
        Target target = targets.get(model);
        return target != null && target.version() != null;
    }

    private void follow(String model, Target target) {
        if (target.version() == null) {
            return;
        }
        VersionKey key = new VersionKey(model, target.version());
        LoadedModel current = serving.get(model);
        if (current != null && !current.known().modelId().equals(target.modelId())) {
            LOG.infof("%s is another registered model now", model);
            serving.remove(model);
            store.replace(current.known().key());
            current = null;
        }
        if (current != null && current.known().key().equals(key)) {
            pending.remove(model);
            failures.remove(model);
            return;
        }
        if (!key.equals(pending.put(model, key))) {
            store.need(ALIAS, needed());
            var _ = store.load(key).whenComplete((loaded, failure) -> loaded(key, loaded, failure));
        }
    }

    private void loaded(VersionKey key, @Nullable LoadedModel loaded, @Nullable Throwable failure) {
        if (!key.equals(pending.get(key.model()))) {
            return;
        }
        if (loaded == null) {
            pending.remove(key.model(), key);
            failures.put(
                    key.model(),
                    failure == null ? "unknown" : String.valueOf(failure.getMessage()));
            return;
        }
        failures.remove(key.model());
        // In this order: at no moment is it among neither, or it could be let go.
        serving.put(key.model(), loaded);
        pending.remove(key.model(), key);
        settle();
        LOG.infof("%s answers as %s", key, ALIAS);
        moved.fire(new ChampionMoved(key.model(), key.version()));
    }

    private Set<VersionKey> needed() {
        Set<VersionKey> keys = new HashSet<>(pending.values());
        serving.values().forEach(model -> keys.add(model.known().key()));
        return keys;
    }

    private synchronized void settle() {
        store.need(ALIAS, needed());
        Map<String, String> champions = new HashMap<>();
        serving.forEach((model, loaded) -> champions.put(model, loaded.known().version()));
        routes.write(
                new Routes(
                        champions,
                        store.slots().stream()
                                .filter(Slot::isReady)
                                .map(slot -> slot.model.join().known())
                                .toList()));
    }

    /**
     * The right to use a model's champion.
     *
     * @throws ProblemException 404 for an unknown model or one without a champion, 503 while the
     *     first one is loaded or can't be
     */
    public LoadedModel.Lease lease(String model) {
        while (true) {
            LoadedModel champion = serving.get(model);
            if (champion == null) {
                throw missing(model);
            }
            LoadedModel.Lease lease = champion.lease();
            if (lease != null) {
                return lease;
            }
            if (serving.remove(model, champion)) {
                LOG.warnf("%s was retired while it was champion", champion.known().key());
            }
        }
    }

    private ProblemException missing(String model) {
        Target target = targets.get(model);
        String failure = failures.get(model);
        if (failure != null) {
            return unavailable("The champion of %s can't be served: %s".formatted(model, failure));
        }
        if (target != null && target.version() != null) {
            return unavailable(
                    "The champion of " + model + " is being loaded; ask again in a moment");
        }
        if (!told) {
            return unavailable("registry-service has not answered yet");
        }
        return ProblemException.notFound(
                target == null
                        ? "There is no registered model " + model
                        : "No version of " + model + " has the alias " + ALIAS);
    }

    private static ProblemException unavailable(String detail) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail);
    }

    /** The version that answers for a model now. */
    public Optional<KnownVersion> serving(String model) {
        return Optional.ofNullable(serving.get(model)).map(LoadedModel::known);
    }

    /** Whether the registry has a model of this name, as far as it was heard. */
    public boolean isRegistered(String model) {
        return targets.containsKey(model);
    }

    /** Models whose champion can't be loaded, with the reason. */
    public Map<String, String> failures() {
        return Map.copyOf(failures);
    }

    /** Whether every champion that is known of answers, or is known not to. */
    public boolean isSettled() {
        boolean known = told || !targets.isEmpty();
        return known
                && targets.keySet().stream()
                        .filter(this::hasChampion)
                        .allMatch(
                                model -> serving.containsKey(model) || failures.containsKey(model));
    }
}
