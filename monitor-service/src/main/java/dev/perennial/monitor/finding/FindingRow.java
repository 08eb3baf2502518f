package dev.perennial.monitor.finding;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.FindingView.Blamed;
import dev.perennial.contract.monitor.FindingView.State;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.monitor.finding.core.Incident;
import dev.perennial.platform.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "finding")
@SuppressWarnings("NullAway.Init")
class FindingRow extends PanacheEntityBase {
    @Id UUID id;

    @Column(name = "model_id")
    UUID model;

    String version;

    @Enumerated(EnumType.STRING)
    MetricFamily family;

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    Standard.Severity severity;

    String title;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> windows;

    @JdbcTypeCode(SqlTypes.JSON)
    MetricValue worst;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Blamed> blamed;

    @Column(name = "estimated_cost")
    @Nullable String estimatedCost;

    @Column(name = "event_time")
    Instant eventTime;

    @Column(name = "resolved_event_time")
    @Nullable Instant resolvedEventTime;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    static FindingRow opened(UUID model, String version, Instant now) {
        FindingRow row = new FindingRow();
        row.id = Ids.next();
        row.model = model;
        row.version = version;
        row.state = State.OPEN;
        row.openedAt = now;
        return row;
    }

    void tell(Incident.Open incident, Instant now) {
        family = incident.family();
        severity = incident.severity();
        title = incident.title();
        windows = incident.windows();
        worst = incident.worst();
        blamed = incident.blamed();
        estimatedCost = incident.estimatedCost();
        eventTime = incident.eventTime();
        updatedAt = now;
    }

    Incident incident() {
        Incident.Open open =
                new Incident.Open(
                        family,
                        severity,
                        title,
                        List.copyOf(windows),
                        worst,
                        List.copyOf(blamed),
                        estimatedCost,
                        eventTime);
        return state == State.RESOLVED
                ? open.resolve(resolvedEventTime == null ? eventTime : resolvedEventTime)
                : open;
    }

    FindingView view(String name) {
        return new FindingView(
                id,
                name,
                model,
                version,
                family.name(),
                severity,
                state,
                title,
                List.copyOf(windows),
                worst,
                List.copyOf(blamed),
                estimatedCost,
                eventTime,
                openedAt,
                updatedAt);
    }
}
