package dev.perennial.inference.api;

import dev.perennial.contract.inference.LedgerView;
import dev.perennial.contract.inference.LoadedModelView;
import dev.perennial.inference.capture.CaptureLog;
import dev.perennial.inference.models.LoadedModels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the service holds: models in memory, and what became of their answers. */
@ApplicationScoped
public class ServiceState {
    private final LoadedModels models;
    private final CaptureLog log;

    ServiceState(LoadedModels models, CaptureLog log) {
        this.models = models;
        this.log = log;
    }

    List<LoadedModelView> loaded() {
        return models.all();
    }

    LedgerView ledger() {
        return log.ledger();
    }
}
