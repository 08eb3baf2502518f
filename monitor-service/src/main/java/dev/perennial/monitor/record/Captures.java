package dev.perennial.monitor.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.monitor.CaptureBatch;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.monitor.metric.Meters;
import dev.perennial.monitor.model.Models;
import dev.perennial.monitor.record.core.Captured;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes answered requests into the record, each once. */
@ApplicationScoped
public class Captures {
    private static final String REQUESTS =
            "insert into request (id, model_id, model, version, alias, arm, received_at,"
                    + " latency_micros, caller_id, actor, inputs, outputs, row_count) select a.id,"
                    + " a.model_id, a.model, a.version, a.alias, a.arm, a.received_at::timestamptz,"
                    + " a.latency, a.caller, a.actor, a.inputs::jsonb, a.outputs::jsonb, a.row_count"
                    + " from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],"
                    + " ?::text[], ?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int4[]) as"
                    + " a(id, model_id, model, version, alias, arm, received_at, latency, caller,"
                    + " actor, inputs, outputs, row_count) on conflict (id) do nothing returning id";
    private static final String INFERENCES =
            "insert into inference (request_id, \"row\", model_id, version, arm, event_time,"
                    + " \"values\", answers, score) select a.request, a.number, a.model_id, a.version,"
                    + " a.arm, a.event_time::timestamptz, a.vals::jsonb, a.answers::jsonb, a.score from"
                    + " unnest(?::uuid[], ?::int4[], ?::uuid[], ?::text[], ?::text[], ?::text[],"
                    + " ?::text[], ?::text[], ?::float8[]) as a(request, number, model_id, version,"
                    + " arm, event_time, vals, answers, score)";

    private final Sql sql;
    private final Models models;
    private final ObjectMapper json;
    private final Meters meters;
    private final Horizon horizon;

    Captures(Sql sql, Models models, ObjectMapper json, Meters meters, Horizon horizon) {
        this.sql = sql;
        this.models = models;
        this.json = json;
        this.meters = meters;
        this.horizon = horizon;
    }

    /** All of a batch or, where a request of it can't be stored, nothing. */
    @Transactional
    public IngestReceipt take(CaptureBatch batch) {
        Captured.whole(batch.requests(), "requests");
        Map<UUID, CapturedRequest> once = new LinkedHashMap<>();
        for (CapturedRequest request : batch.requests()) {
            Captured.check(request);
            once.putIfAbsent(request.id(), request);
        }
        List<CapturedRequest> requests = List.copyOf(once.values());
        names(requests);
        Set<UUID> accepted = insert(requests);
        List<CapturedRequest> fresh =
                requests.stream().filter(r -> accepted.contains(r.id())).toList();
        long rows = rows(fresh);
        meters.captured(rows, ahead(fresh));
        int duplicates = batch.requests().size() - fresh.size();
        return new IngestReceipt(fresh.size(), duplicates, 0, List.of());
    }

    private long ahead(List<CapturedRequest> fresh) {
        return fresh.stream()
                .flatMap(r ->
                        r.eventTimes().stream().filter(t -> horizon.isBeyond(t, r.receivedAt())))
                .count();
    }

    private void names(List<CapturedRequest> requests) {
        Map<UUID, CapturedRequest> newest = new LinkedHashMap<>();
        for (CapturedRequest request : requests) {
            newest.merge(
                    request.modelId(),
                    request,
                    (a, b) -> a.receivedAt().isAfter(b.receivedAt()) ? a : b);
        }
        newest.forEach((id, r) -> models.named(id, Captured.clean(r.model()), r.receivedAt()));
    }

    private Set<UUID> insert(List<CapturedRequest> all) {
        return new HashSet<>(
                sql.list(
                        REQUESTS,
                        row -> Sql.uuid(row, "id"),
                        column(all, UUID[]::new, CapturedRequest::id),
                        column(all, UUID[]::new, CapturedRequest::modelId),
                        column(all, String[]::new, r -> Captured.clean(r.model())),
                        column(all, String[]::new, r -> Captured.clean(r.version())),
                        column(all, String[]::new, r -> clean(r.alias())),
                        column(all, String[]::new, r -> r.arm().name()),
                        column(all, String[]::new, r -> r.receivedAt().toString()),
                        column(all, Long[]::new, CapturedRequest::latencyMicros),
                        column(all, String[]::new, r -> clean(r.callerId())),
                        column(all, String[]::new, r -> clean(r.actor())),
                        column(all, String[]::new, r -> write(r.inputs())),
                        column(all, String[]::new, r -> write(r.outputs())),
                        column(all, Integer[]::new, r -> r.rows().size())));
    }

    /** A row of a request. */
    private record Row(CapturedRequest of, int number) {
        static Stream<Row> all(CapturedRequest request) {
            return IntStream.range(0, request.rows().size()).mapToObj(i -> new Row(request, i));
        }

        List<@Nullable Object> answers() {
            return of.answers().get(number);
        }
    }

    private long rows(List<CapturedRequest> fresh) {
        List<Row> all = fresh.stream().flatMap(Row::all).toList();
        return sql.update(
                INFERENCES,
                column(all, UUID[]::new, row -> row.of().id()),
                column(all, Integer[]::new, Row::number),
                column(all, UUID[]::new, row -> row.of().modelId()),
                column(all, String[]::new, row -> Captured.clean(row.of().version())),
                column(all, String[]::new, row -> row.of().arm().name()),
                column(
                        all,
                        String[]::new,
                        row -> row.of().eventTimes().get(row.number()).toString()),
                column(all, String[]::new, row -> write(row.of().rows().get(row.number()))),
                column(all, String[]::new, row -> write(row.answers())),
                column(all, Double[]::new, row -> Captured.score(row.answers().getFirst())));
    }

    private static <R, T> T[] column(
            List<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }

    private String write(Object value) {
        try {
            // PostgreSQL's JSON has no NUL; an answer is not to be lost for one.
            return json.writeValueAsString(value).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A captured value can't be written as JSON", e);
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : Captured.clean(text);
    }
}
