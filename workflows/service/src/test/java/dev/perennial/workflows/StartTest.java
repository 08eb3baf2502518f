package dev.perennial.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import io.quarkus.test.junit.QuarkusTest;
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
