package dev.perennial.registry.model;

import dev.perennial.contract.Page;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.platform.page.Cursors;
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

    /** What an alias named at an instant of the past. */
    static Optional<AliasView> at(RegisteredModelRow model, String alias, Instant at) {
        // The beginning of time is more than the database can hold.
        if (at.isBefore(model.createdAt)) {
            return Optional.empty();
        }
        return AliasMoveRow.<AliasMoveRow>find(
                        "modelId = ?1 and alias = ?2 and at <= ?3 order by revision desc",
                        model.id,
                        alias,
                        at)
                .firstResultOptional()
                .filter(move -> move.version != null)
                .map(move -> move.view(model.name));
    }

    /** Moves of an alias, newest first. */
    static Page<AliasView> history(
            RegisteredModelRow model,
            String alias,
            @Nullable String cursor,
            @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        List<AliasMoveRow> moves =
                AliasMoveRow.<AliasMoveRow>find(
                                "modelId = ?1 and alias = ?2 and (?3 is null or id < ?3)"
                                        + " order by id desc",
                                model.id,
                                alias,
                                Cursors.id(cursor))
                        .page(0, size + 1)
                        .list();
        return Cursors.page(moves, size, move -> move.id, move -> move.view(model.name));
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
