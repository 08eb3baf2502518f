package dev.perennial.registry.evidence;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "evidence")
@SuppressWarnings("NullAway.Init")
class EvidenceRow extends PanacheEntityBase {
    @Id UUID id;
    String key;
    String model;

    @Column(name = "subject_version")
    String subjectVersion;

    @Nullable String process;
    String digest;

    /** Canonical JSON, kept as it was digested. */
    String facts;

    @Column(name = "sealed_by")
    String sealedBy;

    @Column(name = "sealed_at")
    Instant sealedAt;
}
