package dev.perennial.registry.tracking;

import java.time.Instant;
import java.util.Map;

/**
 * A group of runs.
 *
 * @param id decimal
 * @param lifecycle {@code active} or {@code deleted}
 */
public record Experiment(
        String id,
        String name,
        String lifecycle,
        Map<String, String> tags,
        Instant createdAt,
        Instant updatedAt) {
    /** Root of its files in the proxied store. */
    public String artifacts() {
        return "mlflow-artifacts:/" + id;
    }
}
