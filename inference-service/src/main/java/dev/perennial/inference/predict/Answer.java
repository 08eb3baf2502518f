package dev.perennial.inference.predict;

import dev.perennial.contract.inference.Arm;
import dev.perennial.inference.models.core.KnownVersion;
import dev.perennial.model.Prediction;
import dev.perennial.model.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a version answered.
 *
 * @param id our id of the request; row i is the inference {@code <id>-<i>}
 * @param alias the alias that routed it; null when the caller named the version
 */
public record Answer(
        UUID id,
        KnownVersion version,
        @Nullable String alias,
        Arm arm,
        Table table,
        Prediction prediction,
        long latencyMicros) {}
