package dev.perennial.workflows.renewal;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.contract.workflows.StartRenewal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a renewal begins.
 *
 * @param key the same key begins the same renewal
 * @param asked what was asked for
 * @param by who asked; a policy, where a finding met it
 * @param eventTime end of the newest window in breach, where a finding asks
 */
public record Cause(
        UUID modelId,
        String model,
        String key,
        StartRenewal asked,
        PolicyView policy,
        String by,
        @Nullable Instant eventTime) {
    /** A finding that met the policy. */
    public static Cause of(FindingView finding, PolicyView policy, String why) {
        StartRenewal asked =
                new StartRenewal(
                        finding.model(),
                        null,
                        finding.id(),
                        null,
                        finding.title() + " (" + why + ")");
        return new Cause(
                finding.modelId(),
                finding.model(),
                "finding " + finding.id() + " " + finding.windows().size(),
                asked,
                policy,
                "policy %d (%s)".formatted(policy.version(), policy.changedBy()),
                finding.eventTime());
    }

    /** A person's request. */
    static Cause of(ModelView model, String key, StartRenewal asked, PolicyView policy, String by) {
        return new Cause(model.id(), model.name(), key, asked, policy, by, null);
    }
}
