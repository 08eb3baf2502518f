package dev.perennial.registry.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "run")
@SuppressWarnings("NullAway.Init")
class RunRow extends PanacheEntityBase {
    @Id String id;

    @Column(name = "experiment_id")
    String experimentId;

    String name;

    @Column(name = "user_id")
    String userId;

    String status;
    String lifecycle;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> params;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> tags;

    /** Logged inputs and outputs as the client sent them. */
    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode inputs;

    @Column(name = "started_at")
    long startedAt;

    @Column(name = "ended_at")
    @Nullable Long endedAt;
}
