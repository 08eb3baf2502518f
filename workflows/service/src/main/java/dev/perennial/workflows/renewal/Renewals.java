package dev.perennial.workflows.renewal;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.contract.workflows.StartRenewal;
import dev.perennial.platform.identity.Caller;
import dev.perennial.workflows.access.Access;
import dev.perennial.workflows.camunda.Traces;
import dev.perennial.workflows.json.Json;
import dev.perennial.workflows.lock.Locks;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.policy.Policies;
import dev.perennial.workflows.renewal.core.Outcomes;
import dev.perennial.workflows.renewal.core.Requests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;

/** Begins renewals: for a person who asks, or for a finding that a policy lets act. */
@ApplicationScoped
public class Renewals {
    private static final String PROCESS = "renewal";

    private final Registry registry;
    private final Policies policies;
    private final Guard guard;
    private final RuntimeService engine;
    private final Views views;
    private final Clock clock;

    Renewals(
            Registry registry,
            Policies policies,
            Guard guard,
            RuntimeService engine,
            Views views,
            Clock clock) {
        this.registry = registry;
        this.policies = policies;
        this.guard = guard;
        this.engine = engine;
        this.views = views;
        this.clock = clock;
    }

    /** Who may, for what, one at a time, and how many there were. */
    @Singleton
    record Guard(Access access, Referred referred, Locks locks, Meters meters) {}

    /**
     * Starts a renewal; the same key and request give the same one.
     *
     * @throws ProblemException 404, 409 or 422
     */
    public RenewalView start(String key, StartRenewal asked) {
        Requests.check(key, asked);
        Caller caller = guard.access().toStart(asked.model());
        ModelView model = registry.models().model(asked.model());
        String champion = model.aliases().get(Registry.CHAMPION);
        guard.referred().mustBeThere(asked);
        return QuarkusTransaction.requiringNew()
                .call(() -> {
                    oneAtATime(model.id());
                    Optional<RenewalRow> earlier =
                            RenewalRow.<RenewalRow>find("key", key).firstResultOptional();
                    if (earlier.isPresent()) {
                        return views.of(same(earlier.get(), asked));
                    }
                    Requests.possible(asked, champion);
                    underWay(model.id())
                            .ifPresent(other -> {
                                throw new ProblemException(
                                        ProblemType.CONFLICT,
                                        "Renewal %s of %s is under way; wait for its end or cancel it in Cockpit"
                                                .formatted(other, model.name()),
                                        Map.of("renewal", other));
                            });
                    PolicyView policy =
                            policies.inForce(model.id())
                                    .orElseThrow(() ->
                                            new ProblemException(
                                                    ProblemType.UNPROCESSABLE,
                                                    "%s has no policy that says how it is judged; set one at /api/workflows/v1/policies/%s"
                                                            .formatted(
                                                                    model.name(), model.name())));
                    String id = begin(Cause.of(model, key, asked, policy, caller.actor()));
                    return views.of(RenewalRow.findById(id));
                });
    }

    private static RenewalRow same(RenewalRow row, StartRenewal asked) {
        if (!Json.as(row.request, StartRenewal.class).equals(asked)) {
            throw ProblemException.conflict(
                    "The Idempotency-Key was used for another request, which is renewal " + row.id);
        }
        return row;
    }

    /** Begins a renewal within the transaction of its cause. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String begin(Cause cause) {
        // The first step is asynchronous: it can't run before this transaction is committed.
        String process =
                engine.startProcessInstanceByKey(
                                PROCESS, cause.model() + " " + cause.key(), variables(cause))
                        .getId();
        RenewalRow row =
                RenewalRow.of(cause, process, clock.instant().truncatedTo(ChronoUnit.MICROS));
        row.persist();
        guard.meters().began();
        return process;
    }

    private static Map<String, Object> variables(Cause cause) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("model", cause.model());
        variables.put("why", shortened(cause.asked().reason()));
        variables.put("approverGroup", cause.policy().policy().approverGroup());
        Traces.current().ifPresent(trace -> variables.put(Traces.VARIABLE, trace));
        return variables;
    }

    /** The engine's text variables hold 4,000 characters. */
    private static String shortened(String reason) {
        return reason.length() <= Outcomes.LONGEST ? reason : reason.substring(0, Outcomes.LONGEST);
    }

    /** Until the transaction ends, no other of this model can begin. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void oneAtATime(UUID model) {
        guard.locks().hold("renewal", model);
    }

    /** The renewal of this model that has not ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> underWay(UUID model) {
        return RenewalRow.<RenewalRow>find("modelId = ?1 and endedAt is null", model)
                .firstResultOptional()
                .map(RenewalRow::id);
    }

    /** A renewal that answered this finding with a decision, of a gate or of a person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> answering(UUID finding) {
        return RenewalRow.<RenewalRow>find(
                        "finding = ?1 and outcome in ?2 order by ord desc",
                        finding,
                        Outcomes.ANSWERS)
                .firstResultOptional()
                .map(RenewalRow::id);
    }

    /** Event time of the newest renewal that a finding started. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Instant> lastStart(UUID model) {
        return RenewalRow.<RenewalRow>find(
                        "modelId = ?1 and eventTime is not null order by eventTime desc", model)
                .firstResultOptional()
                .map(RenewalRow::eventTime);
    }

    /** Wakes the renewal that waits for this job; the timer would find it too, only later. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ended(JobView job) {
        boolean training = job.kind() == JobView.Kind.TRAINING;
        RenewalRow.<RenewalRow>find(
                        (training ? "candidacy.trainingJob" : "candidacy.comparisonJob")
                                + " = ?1 and endedAt is null",
                        job.id())
                .firstResultOptional()
                .ifPresent(row -> {
                    try {
                        engine.createMessageCorrelation(
                                        training ? "TrainingEnded" : "ComparisonEnded")
                                .processInstanceId(row.id)
                                .correlate();
                    } catch (MismatchingMessageCorrelationException notWaiting) {
                        // It looks at the job before it waits again.
                    }
                });
    }

    public UUID modelId(String model) {
        return registry.models().model(model).id();
    }
}
