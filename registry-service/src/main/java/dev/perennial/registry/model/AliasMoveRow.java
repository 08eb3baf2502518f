package dev.perennial.registry.model;

import dev.perennial.contract.registry.AliasView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** The move by which an alias stood as it did at an instant. */
    static Optional<AliasMoveRow> at(UUID modelId, String alias, Instant at) {
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and alias = ?2 and at <= ?3 order by revision desc",
                        modelId,
                        alias,
                        at)
                .firstResultOptional();
    }

    /**
     * Moves of an alias, newest first.
     *
     * @param id those before this one only; null for all
     */
    static List<AliasMoveRow> before(UUID modelId, String alias, @Nullable UUID id, int most) {
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and alias = ?2 and (?3 is null or id < ?3) order by id desc",
                        modelId,
                        alias,
                        id)
                .page(0, most)
                .list();
    }

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
