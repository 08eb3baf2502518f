package dev.perennial.retrain.job;

import dev.perennial.contract.retrain.JobView;
import org.jspecify.annotations.Nullable;

/**
 * A job that somebody asks for.
 *
 * @param key the asker's; the same key gives the same job
 * @param request the contract's record
 * @param reference the asker's own id
 */
public record Order(
        JobView.Kind kind, String key, String model, Object request, @Nullable String reference) {}
