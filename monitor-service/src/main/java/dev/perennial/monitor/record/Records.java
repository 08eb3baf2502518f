package dev.perennial.monitor.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.Page;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.monitor.InferenceView;
import dev.perennial.contract.monitor.RecordedRequest;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.model.Models;
import dev.perennial.monitor.record.core.InferenceId;
import dev.perennial.monitor.sql.Sql;
import dev.perennial.platform.page.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what was recorded. */
@ApplicationScoped
public class Records {
    private static final int USUAL_REPLAY = 200;
    private static final int LARGEST_REPLAY = 2000;
    private static final int MOST_REPLAYED_ROWS = 20_000;

    private static final String VIEW =
            "select i.request_id, i.\"row\", m.name, i.model_id, i.version, r.alias, i.arm,"
                    + " i.event_time, r.received_at, r.latency_micros, r.caller_id, r.actor, r.inputs,"
                    + " i.\"values\", r.outputs, i.answers, l.value, l.known_at from inference i join"
                    + " request r on r.id = i.request_id join model m on m.id = i.model_id left join"
                    + " label l on l.request_id = i.request_id and l.\"row\" = i.\"row\" ";

    private final Sql sql;
    private final Models models;
    private final ObjectMapper json;

    Records(Sql sql, Models models, ObjectMapper json) {
        this.sql = sql;
        this.models = models;
        this.json = json;
    }

    /**
     * An inference.
     *
     * @throws ProblemException 404 when it is not in the record
     */
    public InferenceView inference(String id) {
        Json reader = new Json(json);
        return InferenceId.parse(id)
                .flatMap(name ->
                        sql.first(
                                VIEW + "where i.request_id = ? and i.\"row\" = ?",
                                row -> view(row, reader),
                                name.request(),
                                name.row()))
                .orElseThrow(() ->
                        ProblemException.notFound(
                                "There is no inference %s in the record; one is named <request id>-<row from 0>"
                                        .formatted(id)));
    }

    /** A model's inferences, newest first. */
    public Page<InferenceView> inferences(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        UUID id = models.id(model);
        InferenceId after =
                Cursors.key(
                        cursor,
                        text ->
                                InferenceId.parse(text)
                                        .orElseThrow(() -> new IllegalArgumentException(text)));
        Json reader = new Json(json);
        String order = " order by i.request_id desc, i.\"row\" desc limit ?";
        List<InferenceView> read =
                after == null
                        ? sql.list(
                                VIEW + "where i.model_id = ?" + order,
                                row -> view(row, reader),
                                id,
                                size + 1)
                        : sql.list(
                                VIEW
                                        + "where i.model_id = ? and (i.request_id, i.\"row\") < (?, ?)"
                                        + order,
                                row -> view(row, reader),
                                id,
                                after.request(),
                                after.row(),
                                size + 1);
        return Cursors.page(read, size, InferenceView::id);
    }

    private static InferenceView view(ResultSet row, Json reader) throws SQLException {
        UUID request = Sql.uuid(row, "request_id");
        return new InferenceView(
                new InferenceId(request, row.getInt("row")).toString(),
                request,
                row.getString("name"),
                Sql.uuid(row, "model_id"),
                row.getString("version"),
                row.getString("alias"),
                Arm.valueOf(row.getString("arm")),
                Sql.instant(row, "event_time"),
                Sql.instant(row, "received_at"),
                row.getLong("latency_micros"),
                row.getString("caller_id"),
                row.getString("actor"),
                named(reader, row.getString("inputs"), row.getString("values")),
                named(reader, row.getString("outputs"), row.getString("answers")),
                row.getObject("value", Double.class),
                Sql.instantOrNull(row, "known_at"));
    }

    private static Map<String, @Nullable Object> named(Json reader, String names, String values) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        List<@Nullable Object> row = reader.values(values);
        List<String> columns = reader.names(names);
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), row.get(i));
        }
        return named;
    }

    /** The newest requests that the champion or a canary answered, at most 20,000 rows in all. */
    @Transactional
    public List<RecordedRequest> recordedRequests(String model, @Nullable Integer limit) {
        int size = Cursors.limit(limit, USUAL_REPLAY, LARGEST_REPLAY);
        UUID id = models.id(model);
        Json reader = new Json(json);
        Map<UUID, RecordedRequest> requests = new LinkedHashMap<>();
        sql.each(
                "select r.id, r.inputs, i.\"values\" from (select id, inputs, received_at,"
                        + " sum(row_count) over (order by received_at desc, id desc) as so_far from"
                        + " request where model_id = ? and arm in ('CHAMPION', 'CANARY') and row_count"
                        + " > 0 order by received_at desc, id desc limit ?) r join inference i on"
                        + " i.request_id = r.id where r.so_far <= ? order by r.received_at desc, r.id"
                        + " desc, i.\"row\"",
                row ->
                        requests.computeIfAbsent(
                                        Sql.uuid(row, "id"),
                                        request -> empty(request, reader, inputs(row)))
                                .rows()
                                .rows()
                                .add(reader.values(row.getString("values"))),
                id,
                size,
                MOST_REPLAYED_ROWS);
        return List.copyOf(requests.values());
    }

    private static RecordedRequest empty(UUID request, Json reader, String inputs) {
        return new RecordedRequest(request, new Rows(reader.names(inputs), new ArrayList<>()));
    }

    private static String inputs(ResultSet row) {
        try {
            return row.getString("inputs");
        } catch (SQLException e) {
            throw new IllegalStateException("A recorded request can't be read", e);
        }
    }
}
