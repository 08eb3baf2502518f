package dev.perennial.monitor.finding;

import dev.perennial.contract.monitor.FindingView.State;
import dev.perennial.platform.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "finding_change")
@SuppressWarnings("NullAway.Init")
class FindingChangeRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "finding_id")
    UUID finding;

    @Enumerated(EnumType.STRING)
    State before;

    @Enumerated(EnumType.STRING)
    State after;

    String reason;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Keeps who changed what of a finding, and why. */
    static void keep(FindingRow finding, State after, String reason, String by, Instant now) {
        FindingChangeRow row = new FindingChangeRow();
        row.id = Ids.next();
        row.finding = finding.id;
        row.before = finding.state;
        row.after = after;
        row.reason = reason;
        row.changedBy = by;
        row.changedAt = now;
        row.persist();
        finding.state = after;
        finding.updatedAt = now;
    }
}
