package dev.perennial.inference.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.inference.RolloutView;
import dev.perennial.contract.inference.StartRollout;
import dev.perennial.contract.inference.StartRollout.Mode;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.inference.models.ChampionMoved;
import dev.perennial.inference.models.Champions;
import dev.perennial.inference.models.ModelStore;
import dev.perennial.inference.models.core.KnownVersion;
import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import dev.perennial.inference.rollout.core.RolloutPlan;
import dev.perennial.inference.state.JournalConfig;
import dev.perennial.inference.state.JsonFile;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Starts, moves on and ends rollouts; one a model. */
@Startup
@ApplicationScoped
public class Rollouts {
    private static final Logger LOG = Logger.getLogger(Rollouts.class);
    private static final String NEED = "rollouts";

    private final ModelStore store;
    private final Champions champions;
    private final Clock clock;
    private final JsonFile<Plans> file;
    private final Map<String, Rollout> underWay = new ConcurrentHashMap<>();

    /** What the file holds. */
    record Plans(List<RolloutPlan> rollouts) {}

    Rollouts(
            ModelStore store,
            Champions champions,
            Clock clock,
            JournalConfig config,
            ObjectMapper json) {
        this.store = store;
        this.champions = champions;
        this.clock = clock;
        this.file = new JsonFile<>(config.directory().resolve("rollouts.json"), Plans.class, json);
    }

    /** Goes on with what was under way; counts begin again, so their period does too. */
    @PostConstruct
    void restore() {
        for (RolloutPlan plan : file.read(new Plans(List.of())).rollouts()) {
            RolloutPlan again =
                    new RolloutPlan(
                            plan.model(),
                            plan.candidate(),
                            plan.mode(),
                            plan.percent(),
                            plan.reference(),
                            clock.instant());
            underWay.put(plan.model(), new Rollout(again));
        }
        need();
        underWay.values().stream()
                .map(rollout -> store.leaseIfReady(candidate(rollout)))
                .flatMap(Optional::stream)
                .forEach(LoadedModel.Lease::close);
    }

    public Optional<Rollout> of(String model) {
        return Optional.ofNullable(underWay.get(model));
    }

    public RolloutView view(String model) {
        Rollout rollout = underWay.get(model);
        if (rollout == null) {
            throw ProblemException.notFound("No rollout of " + model + " is under way");
        }
        return rollout.view(champion(model));
    }

    private String champion(String model) {
        return champions.serving(model).map(KnownVersion::version).orElse("");
    }

    /** Starts a rollout or moves it on; the candidate is loaded before it gets traffic. */
    public RolloutView start(String model, StartRollout asked) {
        check(model, asked);
        store.lease(new VersionKey(model, asked.candidate())).close();
        return begin(model, asked);
    }

    private void check(String model, StartRollout asked) {
        if (asked.mode() == Mode.SHADOW && asked.percent() != 0) {
            throw ProblemException.invalid("A shadow answers nobody: percent must be 0");
        }
        // Says 404 or 503 when there is no champion to stand beside.
        champions.lease(model).close();
        refuseOthers(model, asked);
    }

    private void refuseOthers(String model, StartRollout asked) {
        Rollout present = underWay.get(model);
        if (present != null && !present.plan().reference().equals(asked.reference())) {
            throw ProblemException.conflict(
                    "A rollout of %s for %s is under way; end it first"
                            .formatted(model, present.plan().reference()));
        }
        if (asked.candidate().equals(champion(model))) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "Version %s of %s is the champion already".formatted(asked.candidate(), model));
        }
    }

    private synchronized RolloutView begin(String model, StartRollout asked) {
        refuseOthers(model, asked);
        Rollout present = underWay.get(model);
        if (present == null || !present.plan().is(asked)) {
            underWay.put(model, new Rollout(RolloutPlan.of(model, asked, clock.instant())));
            settle();
            LOG.infof("Rollout of %s: %s", model, asked);
        }
        return view(model);
    }

    /** Ends a model's rollout; nothing happens where there is none. */
    public synchronized void end(String model) {
        if (underWay.remove(model) != null) {
            settle();
            LOG.infof("Rollout of %s ended", model);
        }
    }

    synchronized void promoted(@Observes ChampionMoved moved) {
        Rollout rollout = underWay.get(moved.model());
        if (rollout != null && rollout.plan().candidate().equals(moved.version())) {
            end(moved.model());
        }
    }

    private void settle() {
        file.write(new Plans(underWay.values().stream().map(Rollout::plan).toList()));
        need();
    }

    private void need() {
        store.need(
                NEED,
                underWay.values().stream().map(Rollouts::candidate).collect(Collectors.toSet()));
    }

    private static VersionKey candidate(Rollout rollout) {
        return new VersionKey(rollout.plan().model(), rollout.plan().candidate());
    }
}
