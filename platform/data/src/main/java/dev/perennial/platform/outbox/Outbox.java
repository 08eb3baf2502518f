package dev.perennial.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.platform.Ids;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Keeps events in the transaction of the change that they tell of. */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "insert into outbox (id, subscriber, type, subject, partition_key, at, traceparent, data)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)";

    private final AgroalDataSource database;
    private final OutboxConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(AgroalDataSource database, OutboxConfig config, ObjectMapper json, Clock clock) {
        this.database = database;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps an event for each subscriber of its type. Must be called inside the transaction that
     * makes the change.
     *
     * @param type one of {@link dev.perennial.contract.event.EventTypes}
     * @param subject what it is about, for a person
     * @param key events of one key arrive in order
     * @param payload the record that the type names
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String type, String subject, String key, Object payload) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (String subscriber : config.subscribersOf(type)) {
                insert.setObject(1, Ids.next());
                insert.setString(2, subscriber);
                insert.setString(3, type);
                insert.setString(4, subject);
                insert.setString(5, key);
                insert.setObject(
                        6, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
                insert.setString(7, traceparent());
                insert.setString(8, json.writeValueAsString(payload));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The event could not be kept", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable String traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-"
                        + span.getTraceId()
                        + "-"
                        + span.getSpanId()
                        + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
