package dev.perennial.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.ApiException;
import dev.perennial.cli.client.Door;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Flights FLIGHTS = Flights.read(Path.of("../demo/flights_delay"));
    private static final String INFER = "/v2/models/m/infer";
    private static final String LABELS = "/api/monitor/v1/labels";

    private final Door door = new Door();
    private final Traffic traffic = new Traffic(Api.withToken(door.url(), "t"), "m", FLIGHTS);
    private final List<Flights.Flight> hour = FLIGHTS.hours().getFirst();

    @AfterEach
    void close() {
        door.close();
    }

    private String answer(int rows) {
        StringBuilder ids = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            ids.append(row == 0 ? "" : ",").append("\"i").append(row).append('"');
        }
        return "{\"model_version\":\"1\",\"parameters\":{\"inference_ids\":[" + ids + "]}}";
    }

    @Test
    void an_hour_of_flights_is_one_request_of_one_column_a_feature() throws Exception {
        door.answers(INFER, 200, answer(hour.size()));

        traffic.ask(hour);

        JsonNode request = Api.JSON.readTree(door.asked().getFirst().body());
        assertThat(request.path("inputs")).hasSize(FLIGHTS.features().size());
        assertThat(request.path("inputs"))
                .allSatisfy(input -> assertThat(input.path("data")).hasSize(hour.size()));
        assertThat(request.path("parameters").path("event_times")).hasSize(hour.size());
        assertThat(traffic.answered()).hasSize(hour.size());
    }

    @Test
    void an_answer_without_its_inference_ids_is_no_answer() {
        door.answers(INFER, 200, answer(hour.size() - 1));

        assertThatThrownBy(() -> traffic.ask(hour))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("inference ids");
    }

    @Test
    void a_label_is_reported_once_and_only_when_it_is_known() throws Exception {
        door.answers(INFER, 200, answer(hour.size()))
                .answers(LABELS, 200, "{\"accepted\":1,\"unknown\":[]}");
        traffic.ask(hour);
        long known =
                hour.stream().filter(flight -> FLIGHTS.labels().containsKey(flight.id())).count();
        Instant departure = hour.getFirst().at();

        traffic.reportUntil(departure.minusSeconds(7200));
        assertThat(traffic.labels()).isZero();

        traffic.reportUntil(departure.plusSeconds(30L * 86_400));
        traffic.reportUntil(departure.plusSeconds(31L * 86_400));
        assertThat(traffic.labels()).isEqualTo(known).isPositive();
        assertThat(door.asked().stream().filter(asked -> asked.path().equals(LABELS))).hasSize(1);
    }
}
