package dev.perennial.contract.gateway;

import dev.perennial.contract.inference.LedgerView;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.workflows.RenewalView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the whole is doing: what the start page and {@code perennial status} show. */
public record PlatformStatus(
        boolean ready,
        List<ServiceStatus> services,
        List<ModelStatus> models,
        List<RenewalView> waiting,
        @Nullable LedgerView ledger) {
    /**
     * @param checks by name, UP or DOWN with the reason
     */
    public record ServiceStatus(String service, boolean ready, List<Check> checks) {}

    /** One health check. */
    public record Check(String name, boolean up, @Nullable String reason) {}

    /** A model with its open findings and the renewal under way. */
    public record ModelStatus(
            ModelView model, List<FindingView> findings, @Nullable RenewalView renewal) {}
}
