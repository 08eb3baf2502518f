package dev.perennial.monitor.label;

import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.contract.monitor.LabelBatch;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.access.Access;
import dev.perennial.monitor.label.core.Sorting;
import dev.perennial.monitor.label.core.Truth;
import dev.perennial.monitor.metric.Meters;
import dev.perennial.monitor.record.core.Captured;
import dev.perennial.monitor.record.core.InferenceId;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes ground truth. */
@ApplicationScoped
public class Labels {
    private static final String THESE = " from unnest(?::uuid[], ?::int4[]) as a(request, number) ";

    private final Sql sql;
    private final Clock clock;
    private final Meters meters;
    private final Access access;

    Labels(Sql sql, Clock clock, Meters meters, Access access) {
        this.sql = sql;
        this.clock = clock;
        this.meters = meters;
        this.access = access;
    }

    /** All of a batch or, where a label of it is wrong or not the caller's to tell, nothing. */
    @Transactional
    public IngestReceipt take(LabelBatch batch) {
        access.toLabelSome();
        Captured.whole(batch.labels(), "labels");
        Instant now = clock.instant();
        List<Truth> truths = batch.labels().stream().map(label -> Truth.of(label, now)).toList();
        Table asked = new Table(truths);
        if (!access.mayLabelAll()) {
            checkModels(asked);
        }
        // Of two batches at once, one sees the other's labels.
        sql.lock("labels");
        Sorting sorting = new Sorting(present(asked));
        truths.forEach(sorting::add);
        remember(sorting.replaced(), now);
        store(sorting.changed(), now);
        meters.labelled(sorting.accepted(), sorting.replaced().size());
        return new IngestReceipt(
                sorting.accepted(),
                sorting.duplicates(),
                sorting.replaced().size(),
                unknown(asked));
    }

    /** A role for one model tells labels of its inferences, which must be known for that. */
    private void checkModels(Table asked) {
        List<String> unknown = unknown(asked);
        if (!unknown.isEmpty()) {
            throw ProblemException.conflict(
                    "Inference %s is not on record (yet). Report its label again in a moment; before"
                                    .formatted(unknown.getFirst())
                            + " its inference a label is taken by a role that is not for one model only");
        }
        sql.list(
                        "select distinct m.name"
                                + THESE
                                + "join inference i on i.request_id = a.request and i.\"row\" ="
                                + " a.number join model m on m.id = i.model_id",
                        row -> row.getString(1),
                        asked.requests(),
                        asked.rows())
                .forEach(access::toLabel);
    }

    private Map<InferenceId, Truth> present(Table asked) {
        Map<InferenceId, Truth> present = new HashMap<>();
        sql.each(
                "select l.request_id, l.\"row\", l.value, l.known_at"
                        + THESE
                        + "join label l on l.request_id = a.request and l.\"row\" = a.number",
                row -> {
                    Truth truth =
                            new Truth(
                                    id(row), row.getDouble("value"), Sql.instant(row, "known_at"));
                    present.put(truth.inference(), truth);
                },
                asked.requests(),
                asked.rows());
        return present;
    }

    private static InferenceId id(ResultSet row) throws SQLException {
        return new InferenceId(Sql.uuid(row, "request_id"), row.getInt("row"));
    }

    private List<String> unknown(Table asked) {
        return sql.list(
                "select distinct a.request as request_id, a.number as \"row\""
                        + THESE
                        + "left join inference i on i.request_id = a.request and i.\"row\" ="
                        + " a.number where i.request_id is null order by 1, 2",
                row -> id(row).toString(),
                asked.requests(),
                asked.rows());
    }

    private void remember(List<Truth> replaced, Instant now) {
        Table table = new Table(replaced);
        sql.update(
                "insert into label_change (request_id, \"row\", value, known_at, received_at,"
                        + " replaced_at) select a.request, a.number, a.value, a.known_at::timestamptz,"
                        + " ?, ? from unnest(?::uuid[], ?::int4[], ?::float8[], ?::text[]) with"
                        + " ordinality as a(request, number, value, known_at, place) order by a.place",
                now,
                now,
                table.requests(),
                table.rows(),
                table.values(),
                table.knownAt());
    }

    private void store(List<Truth> changed, Instant now) {
        Table table = new Table(changed);
        sql.update(
                "insert into label (request_id, \"row\", value, known_at, received_at) select"
                        + " a.request, a.number, a.value, a.known_at::timestamptz, ? from"
                        + " unnest(?::uuid[], ?::int4[], ?::float8[], ?::text[]) as a(request, number,"
                        + " value, known_at) on conflict (request_id, \"row\") do update set value ="
                        + " excluded.value, known_at = excluded.known_at, received_at ="
                        + " excluded.received_at",
                now,
                table.requests(),
                table.rows(),
                table.values(),
                table.knownAt());
    }

    /** Labels as columns. */
    private record Table(List<Truth> truths) {
        UUID[] requests() {
            return truths.stream().map(t -> t.inference().request()).toArray(UUID[]::new);
        }

        Integer[] rows() {
            return truths.stream().map(t -> t.inference().row()).toArray(Integer[]::new);
        }

        Double[] values() {
            return truths.stream().map(Truth::value).toArray(Double[]::new);
        }

        String[] knownAt() {
            return truths.stream().map(t -> t.knownAt().toString()).toArray(String[]::new);
        }
    }
}
