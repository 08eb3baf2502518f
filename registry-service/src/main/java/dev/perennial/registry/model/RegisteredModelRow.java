package dev.perennial.registry.model;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "registered_model")
@SuppressWarnings("NullAway.Init")
class RegisteredModelRow extends PanacheEntityBase {
    @Id UUID id;
    String name;
    @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> tags;

    @Column(name = "last_version")
    int lastVersion;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "deleted_at")
    @Nullable Instant deletedAt;
}
