package dev.perennial.retrain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.Role;
import dev.perennial.platform.testing.ApiDescriptions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The door of the service: what it offers, whom it lets in and what it turns away. */
@QuarkusTest
class DoorTest extends RetrainCase {
    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("retrain-service");
    }

    @Test
    void what_makes_no_sense_is_told_at_once() {
        UUID data = Planted.data("winter", 60, true);
        ObjectNode unknown = asked(data, 20);
        unknown.putObject("parameters").put("depth", "5");
        String told = post(TRAININGS, "k1", unknown).then().statusCode(400).extract().asString();
        assertThat(told).contains("max_depth");
        post(TRAININGS, "k2", asked(data, 0)).then().statusCode(400);
        post(TRAININGS, "k3", asked(data, 20).put("entryPoint", "rm")).then().statusCode(400);
        post(TRAININGS, "k4", asked(data, 20).put("model", " ")).then().statusCode(400);
        post(TRAININGS, "k5", asked(data, 20).put("reference", "a\0b")).then().statusCode(400);
        post(TRAININGS, "k6", asked(data, 20).put("seed", "many")).then().statusCode(400);
        post(TRAININGS, " ", asked(data, 20)).then().statusCode(400);
        post(TRAININGS, null, asked(data, 20)).then().statusCode(400);
        as(Role.VIEWER).get(JOBS + "?limit=0").then().statusCode(400);
        as(Role.VIEWER).get(JOBS + "?cursor=x").then().statusCode(400);
        as(Role.VIEWER).get(JOBS + "/" + new UUID(0, 1)).then().statusCode(404);
        as(Role.ADMIN).post(JOBS + "/" + new UUID(0, 1) + "/cancel").then().statusCode(404);
    }

    @Test
    void roles_decide_who_trains() {
        ObjectNode asked = asked(new UUID(0, 1), 20);
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(asked.toString())
                .post(TRAININGS)
                .then()
                .statusCode(401);
        as(Role.VIEWER)
                .header("Idempotency-Key", "k")
                .body(asked.toString())
                .post(TRAININGS)
                .then()
                .statusCode(403);
        as(Role.APPROVER).get(JOBS).then().statusCode(200);
    }
}
