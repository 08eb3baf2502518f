package dev.perennial.gateway.identity;

import dev.perennial.contract.gateway.TokenView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bearer token, by the hash of its secret. */
@Entity
@Table(name = "api_token")
class TokenRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "user_name")
    String user;

    String purpose;

    @Column(name = "secret_sha256")
    String hash;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable Instant revokedAt;

    boolean holdsAt(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }

    TokenView view(@Nullable String secret) {
        return new TokenView(id, user, purpose, expiresAt, revokedAt, secret);
    }
}
