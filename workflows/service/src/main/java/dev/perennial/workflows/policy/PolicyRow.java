package dev.perennial.workflows.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.workflows.json.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a model's policy; it never changes. */
@Entity
@Table(name = "policy")
@IdClass(PolicyRow.Key.class)
class PolicyRow extends PanacheEntityBase {
    @Id
    @Column(name = "model_id")
    UUID modelId;

    @Id int version;
    String model;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode policy;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    /** A model's policies are counted from 1. */
    record Key(UUID modelId, int version) {}

    PolicyView view() {
        return new PolicyView(model, version, Json.as(policy, Policy.class), changedBy, changedAt);
    }
}
