package dev.perennial.registry.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of training code.
 *
 * @param id 32 hex digits
 * @param startedAt milliseconds since 1970
 * @param metrics the newest point of each
 */
public record Run(
        String id,
        String experimentId,
        String name,
        String userId,
        String status,
        String lifecycle,
        long startedAt,
        @Nullable Long endedAt,
        Map<String, String> params,
        Map<String, String> tags,
        JsonNode inputs,
        List<Metric> metrics) {
    /**
     * A point of a metric.
     *
     * @param timestamp milliseconds since 1970
     */
    public record Metric(String key, double value, long timestamp, long step) {}

    /** Root of its files, as MLflow names it. */
    public String artifacts() {
        return "mlflow-artifacts:/" + experimentId + "/" + id + "/artifacts";
    }
}
