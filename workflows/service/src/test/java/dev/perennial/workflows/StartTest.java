package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import dev.perennial.contract.workflows.StartRenewal;
import dev.perennial.workflows.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Renewals that people ask for. */
@QuarkusTest
class StartTest extends RenewalCase {
    @Test
    void what_can_not_be_renewed_is_refused_with_what_to_do() {
        ask("s1", "nobody-1", "1", "sofia", Role.SCIENTIST).then().statusCode(404);
        ask("s2", "unruled", "1", "sofia", Role.SCIENTIST)
                .then()
                .statusCode(422)
                .body("detail", containsString("/policies/unruled"));
        govern("empty");
        ask("s3", "empty", null, "sofia", Role.SCIENTIST)
                .then()
                .statusCode(422)
                .body("detail", containsString("candidate"));
        ask("s4", "empty", "99", "sofia", Role.SCIENTIST).then().statusCode(404);
        ask("s5", "empty", "1", "vera", Role.VIEWER).then().statusCode(403);
        ask("", "empty", "1", "sofia", Role.SCIENTIST).then().statusCode(400);
    }

    @Test
    void what_a_request_refers_to_must_be_there_before_anything_begins() {
        World.serves("refers");
        govern("refers");
        UUID other = finding("another", 2).id();

        refers(UUID.randomUUID(), null).body("detail", containsString("finding: "));
        refers(other, null).body("detail", containsString("speaks of another"));
        refers(null, UUID.randomUUID()).body("detail", containsString("referenceData: "));
        person("vera", Role.VIEWER)
                .get(RENEWALS + "?model=refers")
                .then()
                .body("items.size()", equalTo(0));
    }

    private static ValidatableResponse refers(@Nullable UUID finding, @Nullable UUID data) {
        return person("sofia", Role.SCIENTIST)
                .header("Idempotency-Key", "refers")
                .body(Json.of(new StartRenewal("refers", "2", finding, data, "because")).toString())
                .post(RENEWALS)
                .then()
                .statusCode(422);
    }

    @Test
    void the_same_key_starts_the_same_renewal_and_another_waits_its_turn() {
        govern("twice");
        String id = start("twice", "1", "sofia", Role.SCIENTIST);
        assertThat(start("twice", "1", "sofia", Role.SCIENTIST)).isEqualTo(id);
        ask("start-twice", "twice", "2", "sofia", Role.SCIENTIST).then().statusCode(409);
        ask("other", "twice", "2", "sofia", Role.SCIENTIST)
                .then()
                .statusCode(409)
                .body("renewal", equalTo(id));
        person("vera", Role.VIEWER)
                .get(RENEWALS + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        person("vera", "viewer@twice")
                .get(RENEWALS + "?model=twice")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id));
        person("vera", "viewer@other").get(RENEWALS + "/" + id).then().statusCode(403);
        person("vera", Role.VIEWER).get(RENEWALS + "/nothing").then().statusCode(404);
    }
}
