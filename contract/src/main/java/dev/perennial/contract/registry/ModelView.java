package dev.perennial.contract.registry;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registered model with where its aliases point (alias to version number). */
public record ModelView(
        UUID id,
        String name,
        @Nullable String description,
        Instant createdAt,
        Map<String, String> aliases,
        int versions) {}
