package dev.perennial.workflows;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.Role;
import dev.perennial.workflows.FakeNeighbours.Asked;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What renewals do to the other services, they do as a part of the platform. */
@QuarkusTest
class PartTest extends RenewalCase {
    @Test
    void a_renewal_tries_moves_and_takes_back_as_a_part_with_no_role_of_the_approver() {
        World.serves("parted");
        govern("parted");
        event("part-1", finding("parted", 2));
        String id = only("parted");
        approve(id);
        breaksAStandard("parted", "2");
        JsonNode ended = await(id, "ENDED");
        assertThat(ended.path("outcome").asText()).isEqualTo("ROLLED_BACK");

        assertThat(changes("/models/parted/aliases/champion"))
                .hasSize(2)
                .allMatch(move -> Tokens.roles(move.token()).equals(java.util.Set.of(Role.PART)))
                .extracting(move -> Tokens.actor(move.token()))
                .containsExactly("ada", "workflows");
        for (String path : List.of("/models/parted/rollout", "/models/parted/settings")) {
            assertThat(changes(path))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(change -> Tokens.roles(change.token()).contains(Role.PART));
        }
    }

    private static List<Asked> changes(String path) {
        synchronized (World.ASKED) {
            return World.ASKED.stream()
                    .filter(asked -> asked.method().equals("PUT") && asked.path().endsWith(path))
                    .toList();
        }
    }

    @Test
    void an_application_tells_no_findings() {
        given().header("Authorization", bearer("flights-app", Role.SERVICE))
                .contentType("application/cloudevents+json")
                .body("{}")
                .post(V1 + "/events")
                .then()
                .statusCode(403);
    }
}
