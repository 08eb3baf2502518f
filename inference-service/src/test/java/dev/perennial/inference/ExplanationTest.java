package dev.perennial.inference;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplanationTest extends ServingCase {
    private static ValidatableResponse explain(String digest) {
        return as(Role.SERVICE)
                .body("{\"columns\":[\"wind\",\"hour\",\"carrier\"],\"rows\":[[31.5,20,\"B6\"]]}")
                .queryParam("digest", digest)
                .post(OWN + "/models/flights/versions/1/explanation")
                .then();
    }

    @Test
    void a_version_of_other_files_than_were_meant_explains_nothing() {
        String digest = registry().version("1").digest();

        explain(digest).statusCode(200).body("version", equalTo("1"));
        explain("0".repeat(64)).statusCode(409).body("detail", containsString(digest));
    }
}
