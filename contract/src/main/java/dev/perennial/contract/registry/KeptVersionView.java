package dev.perennial.contract.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model version as it is kept, whatever became of its name.
 *
 * @param version under the model's present name, or its last one
 * @param deletedAt when it, or its model, was deleted; null while it can be used
 */
public record KeptVersionView(ModelVersionView version, @Nullable Instant deletedAt) {}
