package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.Role;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.workflows.Decision;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people decide on a renewal that waits for them, and who may. */
@QuarkusTest
class DecisionTest extends RenewalCase {
    @Test
    void a_first_model_is_approved_by_somebody_else_and_serves() {
        govern("first");
        String id = start("first", "1", "sofia", Role.SCIENTIST);
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        assertThat(waiting.path("waitingFor").asText()).contains("tasklist", "approver");
        Decision approval = approval(digest(waiting));

        decide(id, "sofia", Role.APPROVER, approval).then().statusCode(403);
        decide(id, "ada", Role.APPROVER, approval("other")).then().statusCode(409);
        decide(id, "eve", Role.SCIENTIST, approval).then().statusCode(403);
        decide(id, "ada", Role.APPROVER, approval).then().statusCode(200);

        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("PROMOTED");
        assertThat(ended.path("decidedBy").asText()).isEqualTo("ada");
        AliasView champion = World.champion("first");
        assertThat(champion.version()).isEqualTo("1");
        assertThat(champion.approvedBy()).isEqualTo("ada");
        assertThat(champion.movedBy()).as("moved in the approver's name").isEqualTo("ada");
        assertThat(champion.evidence()).hasToString(ended.path("evidence").asText());
        decide(id, "ada", Role.APPROVER, approval).then().statusCode(409);
    }

    @Test
    void rejecting_asks_for_a_reason_and_trying_again_trains_another() {
        World.serves("again");
        govern("again");
        event("e5", finding("again", 2));
        String id = only("again");
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        decide(id, "ada", Role.APPROVER, rejection(digest(waiting), null)).then().statusCode(400);
        Decision retry = new Decision(Decision.Verdict.RETRY, digest(waiting), "Too few trees");
        decide(id, "ada", "approver@again", retry).then().statusCode(200);
        JsonNode second = awaitOther(id, waiting.path("evidence").asText());
        assertThat(facts(second).path("renewal").path("attempt").asInt()).isEqualTo(2);
        decide(id, "ada", Role.APPROVER, rejection(digest(second), "No")).then().statusCode(200);
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("REJECTED");
        assertThat(ended.path("outcomeReason").asText()).isEqualTo("Rejected by ada: No");
    }

    /** Waits until a person is asked about other evidence than this. */
    private static JsonNode awaitOther(String id, String evidence) {
        return Awaitility.await("other evidence")
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> renewal(id),
                        it ->
                                it.path("state").asText().equals("WAITING_FOR_APPROVAL")
                                        && !it.path("evidence").asText().equals(evidence));
    }
}
