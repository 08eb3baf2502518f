package dev.perennial.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A candidate against the champion. */
@QuarkusTest
class ComparisonTest extends RetrainCase {
    @Test
    void a_better_candidate_wins_on_days_that_neither_has_seen() throws Exception {
        ObjectNode asked = asked(Planted.data("winter", 70, true), 28);
        asked.putObject("parameters").put("rounds", "1").put("max_depth", "1");
        JsonNode champion = ended(start(TRAININGS, "poor", asked)).path("training");
        asked.putObject("parameters").put("rounds", "60").put("max_depth", "3");
        JsonNode candidate = ended(start(TRAININGS, "good", asked)).path("training");

        ObjectNode duel = duel(candidate, champion);
        JsonNode job = ended(start(COMPARISONS, "duel", duel));

        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        JsonNode result = job.path("comparison");
        assertThat(result.path("verdict").asText()).isEqualTo("SUPERIOR");
        assertThat(result.path("blocks").asInt()).isEqualTo(28);
        assertThat(result.path("metrics")).hasSize(4);
        assertThat(result.path("segments")).hasSize(3);

        duel.put("holdoutData", candidate.path("trainingData").asText());
        JsonNode seen = ended(start(COMPARISONS, "seen", duel));
        assertThat(seen.path("state").asText()).isEqualTo("FAILED");
        assertThat(seen.path("error").asText()).contains("later");
        post(COMPARISONS, "bad", duel.deepCopy().put("metric", "beauty")).then().statusCode(400);
    }

    private static ObjectNode duel(JsonNode candidate, JsonNode champion) {
        ObjectNode duel = FakeNeighbours.JSON.createObjectNode();
        duel.put("model", "m").put("candidate", candidate.path("version").asText());
        duel.put("champion", champion.path("version").asText());
        duel.put("holdoutData", champion.path("holdoutData").asText());
        duel.put("metric", "log_loss").put("margin", 0.0).put("seed", 4);
        duel.putArray("segments").add("carrier");
        return duel;
    }
}
