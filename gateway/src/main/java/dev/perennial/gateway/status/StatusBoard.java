package dev.perennial.gateway.status;

import dev.perennial.contract.Page;
import dev.perennial.contract.gateway.PlatformStatus;
import dev.perennial.contract.gateway.PlatformStatus.ModelStatus;
import dev.perennial.contract.gateway.PlatformStatus.ServiceStatus;
import dev.perennial.contract.inference.InferenceApi;
import dev.perennial.contract.inference.LedgerView;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MonitorApi;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.AliasesApi;
import dev.perennial.contract.registry.ModelVersionsApi;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.contract.workflows.WorkflowsApi;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks every service at once, in the gateway's own name, and waits no longer than its patience for
 * any: what a silent service would have told is left out, and that it is silent is said.
 */
@ApplicationScoped
public class StatusBoard {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> SERVICES =
            List.of("registry", "inference", "monitor", "retrain", "workflows");
    private static final int MODELS = 50;
    private static final int RENEWALS = 100;

    private final HealthProbe health;
    private final Patient patient;
    private final ModelVersionsApi registry;
    private final AliasesApi aliases;
    private final MonitorApi monitor;
    private final WorkflowsApi workflows;
    private final InferenceApi inference;

    StatusBoard(HealthProbe health, Patient patient, Neighbours neighbours) {
        this.health = health;
        this.patient = patient;
        this.registry = neighbours.client("registry", ModelVersionsApi.class);
        this.aliases = neighbours.client("registry", AliasesApi.class);
        this.monitor = neighbours.client("monitor", MonitorApi.class);
        this.workflows = neighbours.client("workflows", WorkflowsApi.class);
        this.inference = neighbours.client("inference", InferenceApi.class);
    }

    /** How the whole is doing now. */
    public PlatformStatus look() {
        List<CompletableFuture<ServiceStatus>> asked =
                SERVICES.stream()
                        .map(name ->
                                patient.ask(
                                        () -> health.ask(name, PATIENCE), HealthProbe.silent(name)))
                        .toList();
        CompletableFuture<List<RenewalView>> renewals =
                patient.ask(() -> workflows.renewals(null, null, RENEWALS).items(), List.of());
        CompletableFuture<Optional<LedgerView>> ledger =
                patient.ask(() -> Optional.of(inference.ledger()), Optional.empty());
        CompletableFuture<List<ModelView>> models =
                patient.ask(() -> registry.models(null, MODELS).items(), List.of());

        List<RenewalView> open =
                renewals.join().stream()
                        .filter(renewal -> renewal.state() != RenewalView.State.ENDED)
                        .toList();
        List<ServiceStatus> services = new ArrayList<>();
        services.add(new ServiceStatus("gateway", true, List.of()));
        asked.forEach(one -> services.add(one.join()));
        return new PlatformStatus(
                services.stream().allMatch(ServiceStatus::ready),
                services,
                states(models.join(), open),
                open.stream().filter(StatusBoard::waitsForAPerson).toList(),
                ledger.join().orElse(null));
    }

    private List<ModelStatus> states(List<ModelView> models, List<RenewalView> open) {
        List<CompletableFuture<Page<FindingView>>> findings =
                models.stream().map(model -> patient.ask(() -> findings(model), none())).toList();
        List<ModelStatus> states = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            ModelView model = models.get(i);
            RenewalView renewal =
                    open.stream()
                            .filter(one -> one.model().equals(model.name()))
                            .findFirst()
                            .orElse(null);
            states.add(new ModelStatus(model, findings.get(i).join().items(), renewal));
        }
        return states;
    }

    private Page<FindingView> findings(ModelView model) {
        return monitor.findings(model.name(), FindingView.State.OPEN, null, 20);
    }

    private static Page<FindingView> none() {
        return new Page<>(List.of(), null);
    }

    /** An incident waits too: someone has to look at it in Cockpit. */
    private static boolean waitsForAPerson(RenewalView renewal) {
        return renewal.state() == RenewalView.State.WAITING_FOR_APPROVAL
                || renewal.state() == RenewalView.State.INCIDENT;
    }

    /** Where each of these models' champion stands; none where it is unknown. */
    List<Optional<AliasView>> champions(List<ModelStatus> models) {
        return models.stream()
                .map(one ->
                        patient.ask(
                                () ->
                                        Optional.of(
                                                aliases.alias(
                                                        one.model().name(), "champion", null)),
                                Optional.<AliasView>empty()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
