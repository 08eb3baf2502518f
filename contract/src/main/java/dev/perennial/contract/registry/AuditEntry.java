package dev.perennial.contract.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what when and why.
 *
 * @param actor the person (or application) who asked
 * @param via the service that carried it out for them
 */
public record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        @Nullable String via,
        String action,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {}
