package dev.perennial.workflows.automation;

import dev.perennial.contract.workflows.AutomationSwitch;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A turn of the switch. */
@Entity
@Table(name = "automation")
class AutomationRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "is_on")
    boolean on;

    String reason;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    AutomationSwitch view() {
        return new AutomationSwitch(on, reason, changedBy, changedAt);
    }
}
