package dev.perennial.registry.model;

import dev.perennial.contract.registry.FileEntry;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "model_version")
@SuppressWarnings("NullAway.Init")
class ModelVersionRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "model_id")
    UUID modelId;

    int number;
    String digest;

    @JdbcTypeCode(SqlTypes.JSON)
    List<FileEntry> files;

    @Nullable String source;

    @Column(name = "run_id")
    @Nullable String runId;

    @Column(name = "logged_model_id")
    @Nullable String loggedModelId;

    @Nullable String description;

    @Column(name = "training_data")
    @Nullable UUID trainingData;

    @Column(name = "code_version")
    @Nullable UUID codeVersion;

    @Column(name = "recorded_under")
    @Nullable String recordedUnder;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> params;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Double> metrics;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> tags;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "deleted_at")
    @Nullable Instant deletedAt;
}
