package dev.perennial.workflows.neighbour;

import dev.perennial.contract.inference.InferenceApi;
import dev.perennial.contract.monitor.MonitorApi;
import dev.perennial.contract.registry.AliasesApi;
import dev.perennial.contract.registry.CodeVersionsApi;
import dev.perennial.contract.registry.DataVersionsApi;
import dev.perennial.contract.registry.EvidenceApi;
import dev.perennial.contract.registry.ModelVersionsApi;
import dev.perennial.contract.retrain.RetrainApi;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One client a contract. */
@Singleton
class Clients {
    private static final String REGISTRY = "registry";

    private final Neighbours neighbours;

    Clients(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Produces
    @Singleton
    Registry registry() {
        return new Registry(
                neighbours.client(REGISTRY, ModelVersionsApi.class),
                neighbours.client(REGISTRY, AliasesApi.class),
                neighbours.client(REGISTRY, CodeVersionsApi.class),
                neighbours.client(REGISTRY, DataVersionsApi.class),
                neighbours.client(REGISTRY, EvidenceApi.class));
    }

    @Produces
    @Singleton
    Serving serving() {
        return new Serving(
                neighbours.client("inference", InferenceApi.class),
                neighbours.client("monitor", MonitorApi.class));
    }

    @Produces
    @Singleton
    Training training() {
        return new Training(neighbours.client("retrain", RetrainApi.class));
    }
}
