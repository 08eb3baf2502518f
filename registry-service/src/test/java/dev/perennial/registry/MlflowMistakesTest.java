package dev.perennial.registry;

import static dev.perennial.registry.Calls.scientist;
import static dev.perennial.registry.Mlflow.API;
import static dev.perennial.registry.Mlflow.get;
import static dev.perennial.registry.Mlflow.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class MlflowMistakesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc",
                "/etc/passwd",
                "..",
                "mlflow-artifacts:/0/../../etc",
                "mlflow-artifacts:/0/00000000000000000000000000000000/artifacts/../x",
                "mlflow-artifacts:/0/00000000000000000000000000000000/artifacts/x?a=../..#y",
                "http://169.254.169.254/latest",
                "runs:/00000000000000000000000000000000/m",
                "models:/m-00000000000000000000000000000000"
            })
    void nothing_outside_the_registry_is_a_source(String source) {
        String name = Mlflow.registered(0);

        int status =
                post("/model-versions/create", Map.of("name", name, "source", source))
                        .body("error_code", not(equalTo("INTERNAL_ERROR")))
                        .extract()
                        .statusCode();

        assertThat(status).isBetween(400, 404);
        get("/model-versions/search", "filter", "name = '" + name + "'")
                .body("$", not(hasKey("model_versions")));
    }

    @Test
    void mistakes_are_told_in_mlflows_form() {
        Mlflow.registered(1);
        scientist()
                .body("{\"name\":")
                .post(API + "/registered-models/create")
                .then()
                .statusCode(400)
                .body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
        post("/registered-models/create", Map.of("name", 123))
                .statusCode(400)
                .body("message", equalTo("Invalid value 123 for parameter 'name' supplied"));
        post("/registered-models/create", Map.of())
                .statusCode(400)
                .body("message", equalTo("Missing value for required parameter 'name'"));
        post("/model-versions/transition-stage", Map.of("name", "a", "stage", "Production"))
                .statusCode(400)
                .body("message", containsString("alias"));
        given().get(API + "/registered-models/search")
                .then()
                .statusCode(401)
                .body("error_code", equalTo("UNAUTHENTICATED"));
        get("/nothing/here").statusCode(404).body("error_code", startsWith("RESOURCE_DOES_NOT"));
        scientist().get("/version").then().statusCode(200).body(equalTo("3.17.2"));
        get("/model-versions/search", "filter", "colour = 'red'")
                .statusCode(400)
                .body("message", containsString("version_number"));
        given().get("/health").then().statusCode(200).body(equalTo("OK"));
        scientist()
                .get("/api/3.0/mlflow/server-info")
                .then()
                .body("workspaces_enabled", equalTo(false));
        get("/registered-models/search", "order_by", "name DESC", "filter", "name LIKE 'reg%'")
                .statusCode(200)
                .body("registered_models.name", hasItem(startsWith("registered")));
    }
}
