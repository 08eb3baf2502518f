package dev.perennial.workflows.trigger;

import dev.perennial.contract.workflows.ConsiderationView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A finding that was held against a policy. */
@Entity
@Table(name = "considered")
class ConsideredRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "model_id")
    UUID modelId;

    String model;
    UUID finding;
    int windows;
    String rule;
    String reason;
    @Nullable String renewal;
    Instant at;

    ConsiderationView view() {
        return new ConsiderationView(id, model, finding, windows, rule, reason, renewal, at);
    }
}
