package dev.perennial.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private final Door door = new Door();
    private final Api api = Api.withToken(door.url(), "pnl_x");

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void a_refusal_is_told_in_the_words_of_the_problem() {
        door.answers("/x", 409, "{\"title\":\"Conflict\",\"detail\":\"It moved; read it again\"}");

        assertThatThrownBy(() -> api.get("/x"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(409))
                .hasMessage("It moved; read it again (409)");
    }

    @Test
    void an_answer_that_is_no_problem_document_is_told_by_its_status() {
        door.answers("/x", 500, "<html>oh</html>");

        assertThatThrownBy(() -> api.get("/x")).hasMessage("Answered 500");
    }

    @Test
    void a_part_that_is_away_is_asked_again_with_the_same_key() {
        door.answers("/x", 503, "{}").answers("/x", 200, "{\"done\":true}");

        JsonNode answer =
                api.patient(Duration.ofSeconds(30))
                        .post("/x", "k1", Map.of("a", 1), JsonNode.class);

        assertThat(answer.path("done").asBoolean()).isTrue();
        assertThat(door.asked())
                .hasSize(2)
                .allSatisfy(asked -> {
                    assertThat(asked.key()).isEqualTo("k1");
                    assertThat(asked.body()).isEqualTo("{\"a\":1}");
                });
    }

    @Test
    void who_is_not_patient_hears_at_once_that_a_part_is_away() {
        door.answers("/x", 503, "{\"detail\":\"monitor-service is away\"}");

        assertThatThrownBy(() -> api.get("/x")).hasMessage("monitor-service is away (503)");
        assertThat(door.asked()).hasSize(1);
    }

    @Test
    void where_nothing_listens_the_address_is_named() {
        String url = door.url();
        door.close();

        assertThatThrownBy(() -> api.get("/x"))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isZero())
                .hasMessageContaining(url);
    }

    @Test
    void a_person_signs_in_by_name_and_password() {
        door.answers("/x", 200, "{}");

        Api.withPassword(door.url(), "ada", "s:e").get("/x");

        assertThat(door.asked().getFirst().authorization()).isEqualTo("Basic YWRhOnM6ZQ==");
    }

    @Test
    void a_name_in_a_path_is_one_segment() {
        assertThat(Api.path("a b/c")).isEqualTo("a%20b%2Fc");
    }
}
