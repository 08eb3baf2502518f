package dev.perennial.registry.model;

import dev.perennial.contract.registry.AliasView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A move of an alias; one without a version removed it. */
@Entity
@Table(name = "alias_move")
@SuppressWarnings("NullAway.Init")
class AliasMoveRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "model_id")
    UUID modelId;

    String alias;
    @Nullable Integer version;
    long revision;
    Instant at;

    @Column(name = "moved_by")
    String movedBy;

    @Column(name = "approved_by")
    @Nullable String approvedBy;

    @Nullable String process;
    @Nullable UUID evidence;
    @Nullable String reason;
    @Nullable String key;

    AliasView view(String model) {
        return new AliasView(
                model,
                modelId,
                alias,
                String.valueOf(version),
                revision,
                at,
                movedBy,
                approvedBy,
                process,
                evidence,
                reason);
    }
}
