package dev.perennial.contract.inference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model version in memory.
 *
 * @param state LOADING, READY, DRAINING, FAILED
 * @param alias the alias that brought it here, if one did
 * @param message why it failed
 */
public record LoadedModelView(
        String model,
        String version,
        @Nullable String alias,
        String state,
        String digest,
        @Nullable Instant readySince,
        long requests,
        @Nullable String message) {}
