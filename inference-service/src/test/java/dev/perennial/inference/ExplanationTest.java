package dev.perennial.inference;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.perennial.contract.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExplanationTest extends ServingCase {
    private static ValidatableResponse explain(String version, String digest) {
        return as(Role.SERVICE)
                .body("{\"columns\":[\"wind\",\"hour\",\"carrier\"],\"rows\":[[31.5,20,\"B6\"]]}")
                .queryParam("digest", digest)
                .post(OWN + "/models/flights/versions/" + version + "/explanation")
                .then();
    }

    @Test
    void a_version_of_other_files_than_were_meant_explains_nothing() {
        String digest = registry().version("1").digest();

        explain("1", digest).statusCode(200).body("version", equalTo("1"));
        explain("1", "0".repeat(64)).statusCode(409).body("detail", containsString(digest));
    }

    @Test
    void an_idle_version_is_let_go_when_its_name_is_given_to_another_model() {
        String before = registry().version("2").digest();
        explain("2", before).statusCode(200);
        registry().again(new UUID(0, 7));
        try {
            awaitExplained("2", registry().version("2").digest());
        } finally {
            registry().again(FakeRegistry.FLIGHTS);
            awaitExplained("2", before);
            awaitExplained("1", registry().version("1").digest());
        }
    }

    private static void awaitExplained(String version, String digest) {
        await().untilAsserted(() -> explain(version, digest).statusCode(200));
    }
}
