package dev.perennial.platform.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.event.CloudEvent;
import dev.perennial.platform.PlatformConfig;
import dev.perennial.platform.call.Neighbours;
import dev.perennial.platform.identity.Caller;
import dev.perennial.platform.identity.Callers;
import dev.perennial.platform.identity.InternalTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends kept events, oldest first for each key, until the subscriber has taken them. Replicas take
 * turns by a database lock, so that the order of a key holds.
 */
@ApplicationScoped
public class OutboxSender {
    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AgroalDataSource database;
    private final OutboxConfig config;
    private final PlatformConfig platform;
    private final Neighbours neighbours;
    private final InternalTokens tokens;
    private final Callers callers;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    OutboxSender(
            AgroalDataSource database,
            OutboxConfig config,
            PlatformConfig platform,
            Wire wire,
            ObjectMapper json) {
        this.database = database;
        this.config = config;
        this.platform = platform;
        this.neighbours = wire.neighbours();
        this.tokens = wire.tokens();
        this.callers = wire.callers();
        this.json = json;
    }

    /** What sending needs of the platform. */
    @ApplicationScoped
    static class Wire {
        private final Neighbours neighbours;
        private final InternalTokens tokens;
        private final Callers callers;

        Wire(Neighbours neighbours, InternalTokens tokens, Callers callers) {
            this.neighbours = neighbours;
            this.tokens = tokens;
            this.callers = callers;
        }

        Neighbours neighbours() {
            return neighbours;
        }

        InternalTokens tokens() {
            return tokens;
        }

        Callers callers() {
            return callers;
        }
    }

    @Scheduled(every = "0.25s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void send() {
        for (String subscriber : config.subscribers().keySet()) {
            try (Connection connection = database.getConnection()) {
                if (myTurn(connection, subscriber)) {
                    send(connection, subscriber);
                }
            } catch (SQLException e) {
                Log.warnf("Events for %s wait: %s", subscriber, e.getMessage());
            }
        }
    }

    private static boolean myTurn(Connection connection, String subscriber) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(?))")) {
            lock.setString(1, subscriber);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private void send(Connection connection, String subscriber) throws SQLException {
        Set<String> blocked = new HashSet<>();
        for (Kept kept : next(connection, subscriber)) {
            if (blocked.contains(kept.event().partitionkey())) {
                continue;
            }
            int status = post(subscriber, kept.event());
            if (status >= 200 && status < 300) {
                update(connection, "delete from outbox where seq = ?", kept.seq());
            } else {
                blocked.add(kept.event().partitionkey());
                refused(connection, subscriber, kept, status);
            }
        }
    }

    private void refused(Connection connection, String subscriber, Kept kept, int status)
            throws SQLException {
        boolean refusal = status >= 400 && status < 500;
        if (refusal && kept.attempts() + 1 >= config.refusals()) {
            Log.errorf(
                    "%s refuses event %s of type %s (%d): put aside",
                    subscriber, kept.event().id(), kept.event().type(), status);
            update(connection, "update outbox set parked_at = now() where seq = ?", kept.seq());
            return;
        }
        update(
                connection,
                "update outbox set attempts = attempts + "
                        + (refusal ? 1 : 0)
                        + ", next_at = now() + interval '500 ms' where seq = ?",
                kept.seq());
    }

    private record Kept(long seq, int attempts, CloudEvent event) {}

    private List<Kept> next(Connection connection, String subscriber) throws SQLException {
        String sql =
                "select seq, attempts, id, type, subject, partition_key, at, traceparent, data"
                        + " from outbox o where subscriber = ? and parked_at is null and next_at <= now()"
                        + " and not exists (select 1 from outbox p where p.subscriber = o.subscriber"
                        + " and p.partition_key = o.partition_key and p.parked_at is null"
                        + " and p.seq < o.seq and p.next_at > now())"
                        + " order by seq limit "
                        + BATCH;
        List<Kept> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, subscriber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Kept(row.getLong(1), row.getInt(2), event(row)));
                }
            }
        }
        return events;
    }

    private CloudEvent event(ResultSet row) throws SQLException {
        try {
            JsonNode data = json.readTree(row.getString(9));
            return new CloudEvent(
                    "1.0",
                    row.getString(3),
                    "/perennial/" + platform.service(),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(7, OffsetDateTime.class).toInstant(),
                    row.getString(6),
                    row.getString(8),
                    data);
        } catch (IOException e) {
            throw new IllegalStateException("Event " + row.getString(3) + " is not JSON", e);
        }
    }

    /** The status that the subscriber answered, or 0 when it did not. */
    private int post(String subscriber, CloudEvent event) {
        try {
            Caller me = callers.itself();
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    neighbours
                                            .uri(subscriber)
                                            .resolve("/api/" + subscriber + "/v1/events"))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/cloudevents+json")
                            .header(
                                    "Authorization",
                                    "Bearer " + tokens.mint(me.actor(), me.roles()))
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            json.writeValueAsString(event)));
            if (event.traceparent() != null) {
                request.header("traceparent", event.traceparent());
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void update(Connection connection, String sql, long seq) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, seq);
            update.executeUpdate();
        }
    }
}
