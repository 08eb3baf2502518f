package dev.perennial.contract.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sealed facts; they never change.
 *
 * @param digest SHA-256 over the RFC 8785 canonical JSON of {@code facts}, lower-case hex
 */
public record EvidenceView(
        UUID id,
        String model,
        String subjectVersion,
        @Nullable String process,
        String digest,
        JsonNode facts,
        String sealedBy,
        Instant sealedAt) {}
