package dev.perennial.model.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a trained booster's folder says about it.
 *
 * @param threshold decision threshold of the output; null for a regression
 * @param output name of the output
 * @param runId the run that made it
 * @param modelUuid 32 hex digits
 */
public record Description(
        Encoding encoding,
        Serving.Task task,
        @Nullable Double threshold,
        String output,
        @Nullable String runId,
        String modelUuid,
        Instant createdAt) {}
