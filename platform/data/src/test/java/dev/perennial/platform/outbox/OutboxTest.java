package dev.perennial.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.perennial.contract.event.CloudEvent;
import dev.perennial.platform.testing.PostgresForTests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Subscriber.class)
@NullUnmarked
class OutboxTest {
    private static final String TYPE = "dev.perennial.test.happened";

    @Inject Outbox outbox;
    @Inject Inbox inbox;
    @Inject AgroalDataSource database;

    @BeforeEach
    void an_empty_outbox_and_a_willing_subscriber() throws SQLException {
        Subscriber.STATUS.set(204);
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("delete from outbox");
        }
        Subscriber.TAKEN.clear();
        Subscriber.ASKED.set(0);
    }

    @Test
    void events_of_one_key_arrive_once_each_and_in_order() {
        QuarkusTransaction.requiringNew().run(() -> append("a", 0, 50));

        await().until(() -> Subscriber.TAKEN.size() >= 50 && kept() == 0);
        assertThat(Subscriber.TAKEN)
                .extracting(event -> event.data().path("number").asInt())
                .containsExactlyElementsOf(
                        java.util.stream.IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void an_event_of_a_change_that_was_rolled_back_is_never_sent() {
        assertThatThrownBy(() ->
                        QuarkusTransaction.requiringNew()
                                .run(() -> {
                                    append("a", 0, 1);
                                    throw new IllegalStateException("no");
                                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> append("a", 7, 8));

        await().until(() -> !Subscriber.TAKEN.isEmpty());
        assertThat(Subscriber.TAKEN.getFirst().data().path("number").asInt()).isEqualTo(7);
    }

    @Test
    void outside_a_transaction_nothing_can_be_kept() {
        assertThatThrownBy(() -> append("a", 0, 1)).isInstanceOf(Exception.class);
        assertThat(kept()).isZero();
    }

    @Test
    void a_subscriber_that_fails_gets_the_events_later_in_order() {
        Subscriber.STATUS.set(503);
        QuarkusTransaction.requiringNew().run(() -> append("a", 0, 3));
        await().until(() -> Subscriber.ASKED.get() >= 2);
        assertThat(kept()).isEqualTo(3);

        Subscriber.STATUS.set(204);

        await().until(() -> kept() == 0);
        assertThat(Subscriber.TAKEN)
                .extracting(event -> event.data().path("number").asInt())
                .containsExactly(0, 1, 2);
    }

    @Test
    void an_event_that_is_refused_for_good_is_put_aside_and_the_next_one_goes_on() {
        Subscriber.STATUS.set(422);
        QuarkusTransaction.requiringNew().run(() -> append("a", 0, 1));
        await().until(() -> parked() == 1);
        Subscriber.STATUS.set(204);
        QuarkusTransaction.requiringNew().run(() -> append("a", 1, 2));

        await().until(() -> Subscriber.TAKEN.size() == 1);
        assertThat(Subscriber.TAKEN.getFirst().data().path("number").asInt()).isEqualTo(1);
    }

    @Test
    void a_repeated_event_is_known() {
        CloudEvent event =
                new CloudEvent(
                        "1.0",
                        java.util.UUID.randomUUID().toString(),
                        "/perennial/test",
                        TYPE,
                        null,
                        java.time.Instant.EPOCH,
                        "k",
                        null,
                        com.fasterxml.jackson.databind.node.NullNode.instance);

        assertThat(QuarkusTransaction.requiringNew().call(() -> inbox.isNew(event))).isTrue();
        assertThat(QuarkusTransaction.requiringNew().call(() -> inbox.isNew(event))).isFalse();
    }

    private void append(String key, int from, int to) {
        for (int number = from; number < to; number++) {
            outbox.append(TYPE, "a test", key, Map.of("number", number));
        }
    }

    private int kept() {
        return count("select count(*) from outbox where parked_at is null");
    }

    private int parked() {
        return count("select count(*) from outbox where parked_at is not null");
    }

    private int count(String sql) {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var result = select.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
