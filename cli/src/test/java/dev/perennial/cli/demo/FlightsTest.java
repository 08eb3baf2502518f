package dev.perennial.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightsTest {
    private static final Flights FLIGHTS = Flights.read(Path.of("../demo/flights_delay"));

    @Test
    void the_year_has_seventy_thousand_flights_in_order_of_their_departure() {
        assertThat(FLIGHTS.production()).hasSize(70_000);
        List<List<Flights.Flight>> hours = FLIGHTS.hours();
        assertThat(hours.stream().mapToInt(List::size).sum()).isEqualTo(70_000);
        assertThat(hours.getFirst().getFirst().at()).isBefore(hours.getLast().getLast().at());
    }

    @Test
    void a_label_is_known_only_after_the_flight_has_left() {
        for (Flights.Flight flight : FLIGHTS.production()) {
            Flights.Label label = FLIGHTS.labels().get(flight.id());
            if (label != null) {
                assertThat(label.knownAt()).isAfter(flight.at().minusSeconds(3600));
            }
        }
    }

    @Test
    void the_reference_carries_the_columns_that_its_schema_names() {
        String head = FLIGHTS.reference().lines().findFirst().orElse("");
        assertThat(head.split(","))
                .containsExactlyElementsOf(
                        FLIGHTS.schema().stream().map(column -> column.name()).toList());
    }
}
