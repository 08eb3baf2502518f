package dev.perennial.workflows;

import dev.perennial.contract.Page;
import dev.perennial.contract.workflows.AutomationSwitch;
import dev.perennial.contract.workflows.ConsiderationView;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.contract.workflows.StartRenewal;
import dev.perennial.contract.workflows.WorkflowsApi;
import dev.perennial.workflows.automation.Automation;
import dev.perennial.workflows.policy.Policies;
import dev.perennial.workflows.renewal.Decisions;
import dev.perennial.workflows.renewal.Renewals;
import dev.perennial.workflows.renewal.Views;
import dev.perennial.workflows.trigger.Triggers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Policies, renewals and decisions over HTTP. Roles may hold for one model only, so each feature
 * looks at them itself.
 */
@Authenticated
@RunOnVirtualThread
public class WorkflowsResource implements WorkflowsApi {
    private final Policies policies;
    private final Journey journey;
    private final Triggers triggers;
    private final Automation automation;

    WorkflowsResource(
            Policies policies, Journey journey, Triggers triggers, Automation automation) {
        this.policies = policies;
        this.journey = journey;
        this.triggers = triggers;
        this.automation = automation;
    }

    /** What is done to renewals. */
    @Singleton
    record Journey(Renewals renewals, Views views, Decisions decisions) {}

    @Override
    public PolicyView policy(String model) {
        return policies.get(model);
    }

    @Override
    public PolicyView setPolicy(String model, Policy policy) {
        return policies.set(model, policy);
    }

    @Override
    public RenewalView start(String key, StartRenewal renewal) {
        return journey.renewals().start(key, renewal);
    }

    @Override
    public Page<RenewalView> renewals(
            @Nullable String model, @Nullable String cursor, @Nullable Integer limit) {
        return journey.views().list(model, cursor, limit);
    }

    @Override
    public RenewalView renewal(String id) {
        return journey.views().get(id);
    }

    @Override
    public RenewalView decide(String id, Decision decision) {
        return journey.decisions().decide(id, decision);
    }

    @Override
    public Page<ConsiderationView> considerations(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        return triggers.list(model, cursor, limit);
    }

    @Override
    public AutomationSwitch automation() {
        return automation.get();
    }

    @Override
    public AutomationSwitch switchAutomation(AutomationSwitch wanted) {
        return automation.turn(wanted);
    }
}
