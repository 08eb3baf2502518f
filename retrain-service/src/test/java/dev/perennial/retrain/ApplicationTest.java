package dev.perennial.retrain;

import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What applications and parts of the platform may ask of training. */
@QuarkusTest
class ApplicationTest extends RetrainCase {
    @Test
    void an_application_reads_jobs_and_starts_compares_and_cancels_none() {
        ObjectNode asked = asked(new UUID(0, 1), 20);
        for (String path : new String[] {TRAININGS, COMPARISONS}) {
            as(Role.SERVICE)
                    .header("Idempotency-Key", "from-an-application")
                    .body(asked.toString())
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        as(Role.SERVICE).post(JOBS + "/" + new UUID(0, 1) + "/cancel").then().statusCode(403);
        as(Role.SERVICE).get(JOBS).then().statusCode(200);
    }

    @Test
    void a_renewal_starts_trainings_as_a_part_of_the_platform() {
        as(Role.PART)
                .header("Idempotency-Key", "from-a-renewal")
                .body(asked(new UUID(0, 404), 20).put("model", "renewed").toString())
                .post(TRAININGS)
                .then()
                .statusCode(200)
                .body("model", equalTo("renewed"));
        as(Role.PART).get(JOBS).then().statusCode(200);
    }
}
