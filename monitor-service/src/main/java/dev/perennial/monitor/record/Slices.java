package dev.perennial.monitor.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.monitor.record.core.Answers;
import dev.perennial.monitor.record.core.Captured;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows that the champion or a canary answered, by event time. */
@ApplicationScoped
public class Slices {
    static final String COUNTED = " i.arm in ('CHAMPION', 'CANARY') ";
    static final String ORDER = " order by i.event_time, i.request_id, i.\"row\" ";

    /** The label as it was known at a time, or as it is known where that is null. */
    static final String LABEL =
            " left join lateral (select k.value, k.known_at from (select value, known_at,"
                    + " 9223372036854775807 as seq from label l where l.request_id = i.request_id and"
                    + " l.\"row\" = i.\"row\" union all select value, known_at, seq from label_change c"
                    + " where c.request_id = i.request_id and c.\"row\" = i.\"row\") k where"
                    + " coalesce(k.known_at <= ?::timestamptz, true) order by k.seq desc limit 1) t on"
                    + " true ";

    private final Sql sql;
    private final ObjectMapper json;
    private final Horizon horizon;

    Slices(Sql sql, ObjectMapper json, Horizon horizon) {
        this.sql = sql;
        this.json = json;
        this.horizon = horizon;
    }

    /** Answers and labels, an element a row that has a label; NaN where an answer is no number. */
    public record Labelled(long rows, Answers answers) {}

    /** The event time of the newest row, those apart that can't have happened yet. */
    public Optional<Instant> newest(UUID model) {
        return sql.first(
                "select i.event_time from inference i join request r on r.id = i.request_id where"
                        + " i.model_id = ? and i.event_time <= ? and i.event_time <= r.received_at +"
                        + " make_interval(secs => ?) and"
                        + COUNTED
                        + " order by i.event_time desc limit 1",
                row -> Sql.instant(row, "event_time"),
                model,
                horizon.now(),
                (double) horizon.ahead().toSeconds());
    }

    /** The event time of the oldest row from an instant on. */
    public Optional<Instant> next(UUID model, Instant from) {
        return sql.first(
                "select i.event_time from inference i where i.model_id = ? and i.event_time >="
                        + " ?::timestamptz and"
                        + COUNTED
                        + " order by i.event_time limit 1",
                row -> Sql.instant(row, "event_time"),
                model,
                from.toString());
    }

    /**
     * The row that comes so many rows behind another, or behind the start.
     *
     * @param newest rows later than this are not counted
     */
    public Optional<RowKey> behind(UUID model, @Nullable RowKey after, long rows, Instant newest) {
        Query query = new Query("select i.event_time, i.request_id, i.\"row\" from inference i");
        query.where("i.model_id = ?", model)
                .where(COUNTED)
                .where("i.event_time <= ?", newest)
                .after(after);
        query.add(ORDER + "offset ? limit 1", rows - 1);
        return sql.first(query.text(), Slices::key, query.parameters());
    }

    private static RowKey key(ResultSet row) throws SQLException {
        return new RowKey(
                Sql.instant(row, "event_time"), Sql.uuid(row, "request_id"), row.getInt("row"));
    }

    public List<String> versions(Slice slice) {
        Query query = new Query("select distinct i.version from inference i").within(slice);
        query.add(" order by i.version");
        return sql.list(query.text(), row -> row.getString(1), query.parameters());
    }

    public long count(Slice slice) {
        Query query = new Query("select count(*) from inference i").within(slice);
        return sql.first(query.text(), row -> row.getLong(1), query.parameters()).orElse(0L);
    }

    /** Row by row in order of event time, at most so many. */
    public void rows(Slice slice, String output, int most, Consumer<Answered> take) {
        Query query =
                new Query(
                        "select i.request_id, r.latency_micros, r.received_at, r.inputs,"
                                + " i.\"values\", r.outputs, i.answers, i.score from inference i join"
                                + " request r on r.id = i.request_id");
        query.within(slice).add(ORDER + "limit ?", most);
        Json reader = new Json(json);
        sql.each(
                query.text(),
                row ->
                        take.accept(
                                new Answered(
                                        Sql.uuid(row, "request_id"),
                                        row.getLong("latency_micros"),
                                        Sql.instant(row, "received_at"),
                                        reader.names(row.getString("inputs")),
                                        reader.values(row.getString("values")),
                                        score(row, output, reader))),
                query.parameters());
    }

    /**
     * Answers beside labels.
     *
     * @param knownBy labels known by then; null for those known now
     */
    public Labelled labelled(Slice slice, String output, @Nullable Instant knownBy) {
        Query query =
                new Query(
                        "select r.outputs, i.answers, i.score, t.value from inference i join"
                                + " request r on r.id = i.request_id");
        query.add(LABEL, knownBy).within(slice);
        Json reader = new Json(json);
        Answers.Builder answers = new Answers.Builder();
        long[] rows = new long[1];
        sql.each(
                query.text(),
                row -> {
                    rows[0]++;
                    Double label = row.getObject("value", Double.class);
                    if (label != null) {
                        answers.add(score(row, output, reader), label);
                    }
                },
                query.parameters());
        return new Labelled(rows[0], answers.build());
    }

    /** The answer of this name; the first one's number is stored beside the row. */
    static double score(ResultSet row, String output, Json reader) throws SQLException {
        int index = reader.names(row.getString("outputs")).indexOf(output);
        Double score = null;
        if (index == 0) {
            score = row.getObject("score", Double.class);
        } else if (index > 0) {
            score = Captured.score(reader.values(row.getString("answers")).get(index));
        }
        return score == null ? Double.NaN : score;
    }

    /** A statement that grows with its parameters. */
    static final class Query {
        private final StringBuilder text;
        private final List<@Nullable Object> parameters = new ArrayList<>();
        private String joint = " where ";

        Query(String start) {
            text = new StringBuilder(start);
        }

        Query add(String more, @Nullable Object... values) {
            text.append(more);
            parameters.addAll(java.util.Arrays.asList(values));
            return this;
        }

        Query where(String condition, @Nullable Object... values) {
            text.append(joint);
            joint = " and ";
            return add(condition, values);
        }

        Query within(Slice slice) {
            where("i.model_id = ?", slice.model()).where(COUNTED);
            where("i.event_time >= ? and i.event_time < ?", slice.from(), slice.to());
            if (slice.version() != null) {
                where("i.version = ?", slice.version());
            }
            after(slice.after());
            RowKey last = slice.upTo();
            if (last != null) {
                where(
                        "(i.event_time, i.request_id, i.\"row\") <= (?, ?, ?)",
                        last.eventTime(),
                        last.request(),
                        last.row());
            }
            return this;
        }

        Query after(@Nullable RowKey key) {
            if (key != null) {
                where(
                        "(i.event_time, i.request_id, i.\"row\") > (?, ?, ?)",
                        key.eventTime(),
                        key.request(),
                        key.row());
            }
            return this;
        }

        String text() {
            return text.toString();
        }

        @Nullable Object[] parameters() {
            return parameters.toArray();
        }
    }
}
