package dev.perennial.workflows;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.workflows.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Policies as people keep them. */
@QuarkusTest
class PolicyTest extends WorkflowsCase {
    @Test
    void policies_are_versioned_and_the_same_one_is_not_kept_twice() {
        govern("ruled").then().body("version", equalTo(1));
        govern("ruled").then().body("version", equalTo(1));
        ObjectNode other = (ObjectNode) Json.of(Samples.policy());
        put("ruled", "emil", Role.ENGINEER, other.put("persistence", 3))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("policy.coolDown", equalTo("PT2160H"));
        put("ruled", "sofia", Role.SCIENTIST, other).then().statusCode(403);
        put("ruled", "emil", Role.ENGINEER, other.put("coolDown", "PT-1S"))
                .then()
                .statusCode(400)
                .body("detail", containsString("coolDown"));
        put("nobody-2", "emil", Role.ENGINEER, Json.of(Samples.policy())).then().statusCode(404);
        person("vera", Role.VIEWER).get(V1 + "/policies/unruled").then().statusCode(404);
    }
}
