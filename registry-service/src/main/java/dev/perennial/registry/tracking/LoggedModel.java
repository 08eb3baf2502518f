package dev.perennial.registry.tracking;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model as a run logged it.
 *
 * @param id {@code m-} and 32 hex digits
 * @param status LOGGED_MODEL_PENDING, LOGGED_MODEL_READY or LOGGED_MODEL_UPLOAD_FAILED
 */
public record LoggedModel(
        String id,
        String experimentId,
        String name,
        @Nullable String modelType,
        @Nullable String sourceRunId,
        String status,
        Map<String, String> params,
        Map<String, String> tags,
        Instant createdAt,
        Instant updatedAt) {
    /** Path of its files in the proxied store. */
    public String folder() {
        return experimentId + "/models/" + id + "/artifacts";
    }
}
