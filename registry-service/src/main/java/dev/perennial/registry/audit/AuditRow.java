package dev.perennial.registry.audit;

import dev.perennial.contract.registry.AuditEntry;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit")
@SuppressWarnings("NullAway.Init")
class AuditRow extends PanacheEntityBase {
    @Id UUID id;
    Instant at;
    String actor;
    @Nullable String via;
    String action;
    String subject;
    @Nullable String before;
    @Nullable String after;
    @Nullable String reason;

    AuditEntry view() {
        return new AuditEntry(id, at, actor, via, action, subject, before, after, reason);
    }
}
