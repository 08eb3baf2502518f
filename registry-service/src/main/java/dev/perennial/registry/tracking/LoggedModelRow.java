package dev.perennial.registry.tracking;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "logged_model")
@SuppressWarnings("NullAway.Init")
class LoggedModelRow extends PanacheEntityBase {
    @Id String id;

    @Column(name = "experiment_id")
    String experimentId;

    String name;

    @Column(name = "model_type")
    @Nullable String modelType;

    @Column(name = "source_run_id")
    @Nullable String sourceRunId;

    String status;
    String lifecycle;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> params;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> tags;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}
