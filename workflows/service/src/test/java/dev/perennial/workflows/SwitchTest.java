package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.Role;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The switch that stops all automation. */
@QuarkusTest
class SwitchTest extends RenewalCase {
    @Test
    void the_switch_stops_promotion_and_new_renewals() {
        World.serves("stopped");
        govern("stopped");
        govern("held");
        String id = start("held", "1", "sofia", Role.SCIENTIST);
        JsonNode waiting = await(id, "WAITING_FOR_APPROVAL");
        turn("sofia", Role.SCIENTIST, false).then().statusCode(403);
        turn("otto", Role.OPERATOR, false).then().statusCode(200);
        try {
            event("e10", finding("stopped", 2));
            assertThat(rules("stopped")).containsExactly("AUTOMATION_OFF");
            decide(id, "ada", Role.APPROVER, approval(digest(waiting))).then().statusCode(200);
            JsonNode ended = await(id, "ENDED");
            assertThat(ended.path("outcome").asText()).isEqualTo("NOT_ALLOWED");
            assertThat(World.CHAMPIONS).doesNotContainKey("held");
        } finally {
            turn("otto", Role.OPERATOR, true).then().statusCode(200);
        }
        person("vera", Role.VIEWER)
                .get(AUTOMATION)
                .then()
                .body("on", equalTo(true))
                .body("changedBy", equalTo("otto"));
    }
}
