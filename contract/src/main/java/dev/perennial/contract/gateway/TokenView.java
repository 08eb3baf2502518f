package dev.perennial.contract.gateway;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token.
 *
 * @param token the secret, told once, when it is made
 */
public record TokenView(
        UUID id,
        String user,
        String purpose,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String token) {}
