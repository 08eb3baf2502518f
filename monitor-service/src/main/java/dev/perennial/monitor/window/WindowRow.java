package dev.perennial.monitor.window;

import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.monitor.record.RowKey;
import dev.perennial.monitor.record.Slice;
import dev.perennial.monitor.window.core.Cut;
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
@Table(name = "production_window")
@SuppressWarnings("NullAway.Init")
class WindowRow extends PanacheEntityBase {
    enum State {
        MEASURED,
        JUDGED
    }

    @Id UUID id;

    @Column(name = "model_id")
    UUID model;

    String version;
    String name;
    Instant starts;
    Instant ends;

    @Column(name = "after_time")
    @Nullable Instant afterTime;

    @Column(name = "after_request")
    @Nullable UUID afterRequest;

    @Column(name = "after_row")
    @Nullable Integer afterRow;

    @Column(name = "last_time")
    @Nullable Instant lastTime;

    @Column(name = "last_request")
    @Nullable UUID lastRequest;

    @Column(name = "last_row")
    @Nullable Integer lastRow;

    @Column(name = "rows_measured")
    long rows;

    long late;
    long labelled;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "settings_version")
    int settingsVersion;

    @Column(name = "measured_at")
    Instant measuredAt;

    @Column(name = "judged_at")
    @Nullable Instant judgedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    List<MetricValue> metrics;

    Cut cut() {
        return new Cut(name, starts, ends);
    }

    void keep(Cut cut, Slice slice) {
        name = cut.name();
        starts = cut.start();
        ends = cut.end();
        RowKey after = slice.after();
        if (after != null) {
            afterTime = after.eventTime();
            afterRequest = after.request();
            afterRow = after.row();
        }
        RowKey last = slice.upTo();
        if (last != null) {
            lastTime = last.eventTime();
            lastRequest = last.request();
            lastRow = last.row();
        }
    }

    Slice slice() {
        return new Slice(
                model,
                version,
                starts,
                ends,
                key(afterTime, afterRequest, afterRow),
                key(lastTime, lastRequest, lastRow));
    }

    private static @Nullable RowKey key(
            @Nullable Instant time, @Nullable UUID request, @Nullable Integer row) {
        return time == null || request == null || row == null
                ? null
                : new RowKey(time, request, row);
    }

    WindowView view(String modelName) {
        return new WindowView(
                id,
                modelName,
                version,
                name,
                starts,
                ends,
                rows,
                labelled,
                state.name(),
                judgedAt == null ? measuredAt : judgedAt,
                List.copyOf(metrics));
    }
}
