package dev.perennial.workflows.renewal;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.workflows.StartRenewal;
import dev.perennial.workflows.neighbour.Registry;
import dev.perennial.workflows.neighbour.Serving;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * What a request for a renewal refers to. Looked up before anything begins: found missing later, it
 * would stop the renewal in the middle.
 */
@ApplicationScoped
class Referred {
    private final Registry registry;
    private final Serving serving;

    Referred(Registry registry, Serving serving) {
        this.registry = registry;
        this.serving = serving;
    }

    /**
     * @throws ProblemException 404 for the candidate, 422 for the others
     */
    void mustBeThere(StartRenewal asked) {
        String candidate = asked.candidate();
        if (candidate != null) {
            registry.models().version(asked.model(), candidate);
        }
        UUID data = asked.referenceData();
        if (data != null) {
            named("referenceData", () -> registry.data().get(data));
        }
        UUID finding = asked.finding();
        if (finding != null) {
            String model = named("finding", () -> serving.monitor().finding(finding)).model();
            if (!model.equals(asked.model())) {
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE,
                        "finding: %s speaks of %s, not of %s"
                                .formatted(finding, model, asked.model()));
            }
        }
    }

    private static <T> T named(String field, java.util.function.Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (ProblemException e) {
            if (e.type().status() != ProblemType.NOT_FOUND.status()) {
                throw e;
            }
            throw new ProblemException(ProblemType.UNPROCESSABLE, field + ": " + e.detail());
        }
    }
}
