package dev.perennial.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a call, its answer says what and where. */
@QuarkusTest
class WrongCallsTest {
    private static final String ID = "/orders/01a210f1-28cd-743b-989a-33cab8807e91";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'what': | not valid JSON at line 1, column",
                "[] | not the JSON document that is expected",
                "{'what': {}} | member what has not the type",
                "{'what': 'tea', 'within': 'soon'} | member within can't be soon: a Duration",
                "{'what': 'tea', 'parts': [{'nmae': ''}]} | no member parts.0.nmae; there it has [name]",
                "{'what': 'tea', 'parts': [{'name': ''}]} | parts[0].name must not be blank",
                "{} | what must not be blank",
                "null | the body must not be null",
            })
    void a_wrong_body_is_told_what_is_wrong_with_it(String body, String expected) {
        isInvalid(
                given().contentType("application/json")
                        .header("Idempotency-Key", "one")
                        .body(body.replace('\'', '"'))
                        .post("/orders")
                        .then(),
                expected);
    }

    @Test
    void a_header_that_is_missing_is_named() {
        isInvalid(
                        given().contentType("application/json")
                                .body("{\"what\":\"tea\",\"parts\":[]}")
                                .post("/orders")
                                .then(),
                        "the header parameter Idempotency-Key must not be null")
                .body("violations[0].in", equalTo("header"))
                .body("violations[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void a_parameter_of_the_wrong_form_is_invalid_and_named() {
        isInvalid(given().get(ID + "?limit=many").then(), "parameter limit has not the form");
        isInvalid(given().get(ID + "?at=yesterday").then(), "parameter at has not the form");
        isProblem(given().get("/orders/mine").then(), 404, "Invalid UUID string: mine");
    }

    @Test
    void what_a_path_does_not_offer_is_said() {
        isProblem(given().get("/nowhere").then(), 404, "Nothing is at this path");
        isProblem(given().delete("/orders").then(), 405, "DELETE is not what this path takes");
        isProblem(
                given().contentType("text/xml").body("<a/>").post("/orders").then(),
                415,
                "send application/json");
        isProblem(given().accept("text/html").get(ID).then(), 406, "ask for application/json");
    }

    private static ValidatableResponse isInvalid(ValidatableResponse answer, String expected) {
        return isProblem(answer, 400, expected)
                .body("type", equalTo("https://perennial.dev/problems/invalid"));
    }

    private static ValidatableResponse isProblem(
            ValidatableResponse answer, int status, String expected) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", containsString(expected));
    }
}
