package dev.perennial.workflows.policy;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.platform.identity.Caller;
import dev.perennial.workflows.access.Access;
import dev.perennial.workflows.json.Json;
import dev.perennial.workflows.lock.Locks;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.policy.core.PolicyRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sets and reads policies. */
@ApplicationScoped
public class Policies {
    private static final Logger AUDIT = Logger.getLogger("dev.perennial.audit");

    private final Registry registry;
    private final Access access;
    private final Locks locks;
    private final Clock clock;

    Policies(Registry registry, Access access, Locks locks, Clock clock) {
        this.registry = registry;
        this.access = access;
        this.locks = locks;
        this.clock = clock;
    }

    /** The policy in force. */
    public PolicyView get(String model) {
        access.toRead(model);
        UUID id = registry.models().model(model).id();
        return QuarkusTransaction.requiringNew()
                .call(() -> inForce(id))
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "%s has no policy: it is watched, and nothing is fixed automatically"
                                        .formatted(model)));
    }

    /** A new version, unless it is the same as the one in force. */
    public PolicyView set(String model, Policy policy) {
        Caller caller = access.toGovern(model);
        PolicyRules.check(policy);
        ModelView known = registry.models().model(model);
        return QuarkusTransaction.requiringNew().call(() -> keep(known, policy, caller.actor()));
    }

    private PolicyView keep(ModelView model, Policy policy, String by) {
        locks.hold("policy", model.id());
        Optional<PolicyView> before = inForce(model.id());
        if (before.filter(view -> view.policy().equals(policy)).isPresent()) {
            return before.get();
        }
        PolicyRow row = new PolicyRow();
        row.modelId = model.id();
        row.version = before.map(view -> view.version() + 1).orElse(1);
        row.model = model.name();
        row.policy = Json.of(policy);
        row.changedBy = by;
        row.changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        row.persist();
        AUDIT.infof("%s set policy %d of %s", by, row.version, model.name());
        return row.view();
    }

    /** The policy in force; within a transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<PolicyView> inForce(UUID model) {
        return PolicyRow.<PolicyRow>find("modelId = ?1 order by version desc", model)
                .firstResultOptional()
                .map(PolicyRow::view);
    }
}
