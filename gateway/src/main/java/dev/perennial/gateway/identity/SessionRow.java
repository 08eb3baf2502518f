package dev.perennial.gateway.identity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser's session, by the hash of its cookie. */
@Entity
@Table(name = "browser_session")
class SessionRow extends PanacheEntityBase {
    @Id
    @Column(name = "secret_sha256")
    String hash;

    @Column(name = "user_name")
    String user;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;
}
