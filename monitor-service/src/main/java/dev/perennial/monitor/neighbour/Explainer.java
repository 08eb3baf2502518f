package dev.perennial.monitor.neighbour;

import dev.perennial.contract.inference.Explanation;
import dev.perennial.contract.inference.InferenceApi;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Asks inference-service what each input added to an answer. */
@ApplicationScoped
public class Explainer {
    /** The version is gone, its name is another one's, or the model can't say. */
    private static final Set<Integer> CANNOT = Set.of(400, 404, 409, 422);

    private final InferenceApi inference;

    Explainer(Neighbours neighbours) {
        this.inference = neighbours.client("inference", InferenceApi.class);
    }

    /** Empty where the model can't say, or can't be asked any more. */
    public Optional<Explanation> explain(ModelVersionView version, Rows row) {
        try {
            return Optional.of(
                    Asking.ask(
                            "inference-service",
                            () ->
                                    inference.explain(
                                            version.model(),
                                            version.version(),
                                            version.digest(),
                                            row)));
        } catch (ProblemException e) {
            if (CANNOT.contains(e.type().status())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
