package dev.perennial.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.perennial.contract.Role;
import dev.perennial.platform.testing.ApiDescriptions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ProtocolTest extends ServingCase {
    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("inference-service");
    }

    @Test
    void the_champion_answers_as_the_model_library_does() {
        JsonPath answer = infer(flights(3)).statusCode(200).extract().jsonPath();

        assertThat(answer.getString("model_name")).isEqualTo("flights");
        assertThat(answer.getString("model_version")).isEqualTo("1");
        assertThat(answer.getString("id")).isEqualTo("mine");
        assertThat(answer.getString("parameters.alias")).isEqualTo("champion");
        assertThat(answer.getString("parameters.arm")).isEqualTo("CHAMPION");
        assertThat(answer.getList("parameters.inference_ids")).hasSize(3);
        assertThat(answer.getString("parameters.inference_ids[2]"))
                .isEqualTo(answer.getString("parameters.request_id") + "-2");
        assertThat(answer.getString("outputs[0].datatype")).isEqualTo("FP32");
        assertThat(answer.getList("outputs[0].shape")).containsExactly(3);
        assertThat(answer.getDouble("outputs[0].data[1]")).isCloseTo(expected("1"), within(1e-6));
    }

    @Test
    void a_named_version_answers_whatever_the_alias_says() {
        JsonPath answer =
                as(Role.SCIENTIST)
                        .body(flights(1))
                        .post("/v2/models/flights/versions/2/infer")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(answer.getString("model_version")).isEqualTo("2");
        assertThat(answer.getString("parameters.arm")).isEqualTo("DIRECT");
        assertThat(answer.getString("parameters.alias")).isNull();
        assertThat(answer.getDouble("outputs[0].data[0]")).isCloseTo(expected("2"), within(1e-6));
    }

    @Test
    void one_tensor_of_all_columns_serves_a_model_of_numbers() {
        String body =
                """
                {"inputs": [{"name": "x", "datatype": "FP32", "shape": [2, 2],
                  "data": [[31.5, 20], [null, 3.0]]}], "outputs": [{"name": "score"}]}
                """;
        as(Role.SERVICE)
                .body(body)
                .post("/v2/models/flights/versions/4/infer")
                .then()
                .statusCode(200)
                .body("outputs[0].data", hasSize(2))
                .body("id", notNullValue());
        infer(body).statusCode(400).body("detail", containsString("carrier"));
    }

    static Stream<String[]> wrong() {
        String wind = "{\"name\":\"wind\",\"datatype\":\"FP64\",\"shape\":[1],\"data\":[1]}";
        String hour = "{\"name\":\"hour\",\"datatype\":\"FP64\",\"shape\":[1],\"data\":[1]}";
        String carrier =
                "{\"name\":\"carrier\",\"datatype\":\"BYTES\",\"shape\":[1],\"data\":[\"UA\"]}";
        String all = wind + "," + hour + "," + carrier;
        return Stream.of(
                new String[] {"", "empty"},
                new String[] {"{\"inputs\": [", "not valid JSON"},
                new String[] {"[]", "object"},
                new String[] {"{}", "inputs"},
                new String[] {"{\"inputs\":[" + all + "]} x", "not valid JSON"},
                new String[] {"{\"inputs\":[" + all + "], \"inputs\":[]}", "Duplicate"},
                new String[] {"{\"inputs\":[" + all + "], \"imputs\":[]}", "imputs"},
                new String[] {inputs(all.replace(":[1]}", ":[NaN]}")), "NaN"},
                new String[] {inputs(wind + "," + hour), "carrier"},
                new String[] {inputs(all + "," + wind), "wind is given twice"},
                new String[] {inputs(all.replace("hour", "our")), "our"},
                new String[] {inputs(all.replace("[\"UA\"]", "[7]")), "carrier, value 0"},
                new String[] {inputs(all.replace("FP64", "FLOAT")), "FLOAT"},
                new String[] {inputs(wind.replace("[1]", "[1,1,1]") + "," + hour), "shape"},
                new String[] {inputs(wind.replace("\"shape\":[1]", "\"shape\":[0]")), "from 1"},
                new String[] {inputs(wind.replace("\"data\":[1]", "\"data\":[1,2]")), "data has 2"},
                new String[] {
                    "{\"parameters\":{\"event_time\":\"soon\"},\"inputs\":[" + all + "]}",
                    "event_time"
                },
                new String[] {
                    "{\"outputs\":[{\"name\":\"nothing\"}],\"inputs\":[" + all + "]}", "nothing"
                });
    }

    private static String inputs(String list) {
        return "{\"inputs\":[" + list + "]}";
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_does_not_fit_is_a_problem_that_names_it(String body, String named) {
        infer(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(named))
                .body("error", containsString(named));
    }

    @Test
    void too_many_rows_and_binary_bodies_are_refused() {
        infer(flights(10_001)).statusCode(413).body("detail", containsString("10000"));
        as(Role.SERVICE)
                .header("Inference-Header-Content-Length", "12")
                .body("{}")
                .post("/v2/models/flights/infer")
                .then()
                .statusCode(415)
                .body("error", containsString("binary"));
    }

    @Test
    void unknown_models_and_versions_are_not_found() {
        as(Role.SERVICE).body(flights(1)).post("/v2/models/trains/infer").then().statusCode(404);
        as(Role.SERVICE).body(flights(1)).post("/v2/models/idle/infer").then().statusCode(404);
        as(Role.SERVICE)
                .body(flights(1))
                .post("/v2/models/flights/versions/99/infer")
                .then()
                .statusCode(404)
                .body("error", notNullValue());
    }

    @Test
    void what_the_framework_refuses_has_the_protocols_form_too() {
        as(Role.SERVICE)
                .get("/v2/models/flights/infer")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("error", containsString("GET"));
    }

    @Test
    void a_version_whose_files_are_damaged_is_not_served() {
        as(Role.SERVICE)
                .body(flights(1))
                .post("/v2/models/flights/versions/3/infer")
                .then()
                .statusCode(503)
                .body("detail", containsString("damaged"));
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, 403", "approver, 403", "service@other, 403", "service@flights, 200",
        "scientist, 200", "engineer, 200", "admin, 200", "nonsense, 403"
    })
    void only_some_roles_may_predict(String role, int status) {
        as(role).body(flights(1)).post("/v2/models/flights/infer").then().statusCode(status);
    }

    @Test
    void without_identity_nothing_is_answered_but_health() {
        RestAssured.given().post("/v2/models/flights/infer").then().statusCode(401);
        RestAssured.given().get("/v2").then().statusCode(401);
        RestAssured.given().get("/v2/health/live").then().statusCode(200);
        RestAssured.given().get("/v2/health/ready").then().statusCode(200);
        RestAssured.given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void metadata_names_inputs_and_outputs() {
        as(Role.VIEWER).get("/v2").then().statusCode(200).body("name", notNullValue());
        as("viewer@flights")
                .get("/v2/models/flights")
                .then()
                .statusCode(200)
                .body("versions", hasItem("1"))
                .body("platform", equalTo("xgboost"))
                .body("inputs.name", equalTo(SmallModel.COLUMNS))
                .body("inputs[2].datatype", equalTo("BYTES"))
                .body("outputs[0].name", equalTo("score"));
        as(Role.VIEWER).get("/v2/models/flights/versions/2").then().statusCode(200);
        as(Role.VIEWER).get("/v2/models/flights/ready").then().statusCode(200);
        as(Role.VIEWER).get("/v2/models/flights/versions/2/ready").then().statusCode(200);
        as(Role.VIEWER).get("/v2/models/trains").then().statusCode(404);
        as(Role.VIEWER).get("/v2/models/trains/ready").then().statusCode(404);
    }

    @Test
    void a_repeated_key_gets_the_same_answer_and_is_counted_once() {
        String first = keyed("k1", flights(1)).statusCode(200).extract().asString();

        assertThat(keyed("k1", flights(1)).statusCode(200).extract().asString()).isEqualTo(first);
        keyed("k1", flights(2)).statusCode(422);
        assertThat(keyed("k2", flights(1)).extract().asString()).isNotEqualTo(first);
    }

    private static io.restassured.response.ValidatableResponse keyed(String key, String body) {
        return as(Role.SERVICE)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v2/models/flights/infer")
                .then();
    }
}
