package dev.perennial.workflows;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.Role;
import dev.perennial.platform.testing.PostgresForTests;
import dev.perennial.workflows.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** What the tests of the running service share; they also share the one application. */
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(FakeNeighbours.class)
abstract class WorkflowsCase {
    static final String V1 = "/api/workflows/v1";

    static RequestSpecification person(String who, String... roles) {
        return given().header("Authorization", bearer(who, roles)).contentType(ContentType.JSON);
    }

    static String bearer(String who, String... roles) {
        return "Bearer " + dev.perennial.platform.testing.Tokens.of(who, roles);
    }

    /** Puts the sample policy in force. */
    static Response govern(String model) {
        return put(model, "emil", Role.ENGINEER, Json.of(Samples.policy()));
    }

    static Response put(String model, String who, String role, JsonNode policy) {
        return person(who, role).body(policy.toString()).put(V1 + "/policies/" + model);
    }

    /** The rules by which findings about this model were or were not acted on. */
    static List<String> rules(String model) {
        return person("vera", Role.VIEWER)
                .get(V1 + "/considerations?model=" + model)
                .jsonPath()
                .getList("items.rule");
    }
}
