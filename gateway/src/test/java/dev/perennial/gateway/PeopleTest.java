package dev.perennial.gateway;

import static dev.perennial.gateway.ServicesForTests.ADMIN_TOKEN;
import static dev.perennial.gateway.ServicesForTests.PASSWORD;
import static dev.perennial.gateway.ServicesForTests.SCIENTIST_TOKEN;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(ServicesForTests.class)
class PeopleTest {
    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static String user(String name, String... roles) {
        return """
        {"name":"%s","displayName":"Some One","password":"%s","roles":["%s"]}
        """
                .formatted(name, PASSWORD, String.join("\",\"", roles));
    }

    @Test
    void an_administrator_makes_users_and_repeating_it_changes_nothing() {
        String eve = user("eve", "viewer", "approver@delay");
        as(ADMIN_TOKEN).body(eve).post("/api/gateway/v1/users").then().statusCode(200);
        as(ADMIN_TOKEN)
                .body(eve)
                .post("/api/gateway/v1/users")
                .then()
                .statusCode(200)
                .body("roles", contains("approver@delay", "viewer"))
                .body("password", nullValue());
        as(ADMIN_TOKEN)
                .body(user("Eve", "viewer"))
                .post("/api/gateway/v1/users")
                .then()
                .statusCode(409);
        as(ADMIN_TOKEN)
                .get("/api/gateway/v1/users")
                .then()
                .body("items.name", hasItems("ada", "eve", "root", "sofia"));
        as(ADMIN_TOKEN)
                .get("/api/gateway/v1/users?limit=1")
                .then()
                .body("items.name", contains("ada"))
                .body("nextCursor", equalTo("ada"));
        as(ADMIN_TOKEN).get("/api/gateway/v1/users?limit=0").then().statusCode(400);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        for (String body :
                new String[] {
                    user("with space", "viewer"),
                    user("max", "emperor"),
                    user("max", "viewer@"),
                    user("max", "viewer@a\\u0000"),
                    user("max", "viewer").replace("Some One", "a\\u0000b"),
                    user("max", "viewer").replace("Some One", "a\\ud800b"),
                    "{\"name\":\"max\"}",
                    "[]",
                    "{\"inputs\": [",
                    "null"
                }) {
            as(ADMIN_TOKEN).body(body).post("/api/gateway/v1/users").then().statusCode(400);
        }
        as(ADMIN_TOKEN)
                .body("{\"purpose\":\"x\",\"validity\":\"P4000D\"}")
                .post("/api/gateway/v1/users/ada/tokens")
                .then()
                .statusCode(400);
        for (String validity :
                new String[] {"1e400", "1e30", "-5", "\"P-1D\"", "\"P99999999999999D\"", "{}"}) {
            as(ADMIN_TOKEN)
                    .body("{\"purpose\":\"x\",\"validity\":" + validity + "}")
                    .post("/api/gateway/v1/users/ada/tokens")
                    .then()
                    .statusCode(400);
        }
        as(ADMIN_TOKEN).delete("/api/gateway/v1/users/nobody").then().statusCode(404);
        as(ADMIN_TOKEN).delete("/api/gateway/v1/users/no body").then().statusCode(404);
        as(ADMIN_TOKEN)
                .queryParam("cursor", "a\0")
                .get("/api/gateway/v1/users")
                .then()
                .statusCode(400);
        given().auth().preemptive().basic("a\0", "x").get("/v2").then().statusCode(401);
        PagesTest.signIn("a\0", "x").then().statusCode(401);
    }

    @Test
    void nobody_is_made_a_part_of_the_platform() {
        for (String role : List.of("part", "part@delay")) {
            as(ADMIN_TOKEN)
                    .body(user("mallory", "viewer", role))
                    .post("/api/gateway/v1/users")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("no such role"));
        }
    }

    @Test
    void only_an_administrator_makes_users() {
        as(SCIENTIST_TOKEN)
                .body(user("mallory", "admin"))
                .post("/api/gateway/v1/users")
                .then()
                .statusCode(403);
        as(SCIENTIST_TOKEN).get("/api/gateway/v1/users").then().statusCode(403);
        as(SCIENTIST_TOKEN).delete("/api/gateway/v1/users/root").then().statusCode(403);
        as(SCIENTIST_TOKEN)
                .body("{\"purpose\":\"theft\",\"validity\":\"PT1H\"}")
                .post("/api/gateway/v1/users/root/tokens")
                .then()
                .statusCode(403)
                .body("detail", containsString("administrators"));
    }

    @Test
    void the_last_administrator_stays() {
        as(ADMIN_TOKEN).delete("/api/gateway/v1/users/root").then().statusCode(409);
    }

    @Test
    void a_persons_own_token_works_until_it_is_revoked() {
        Response made =
                as(SCIENTIST_TOKEN)
                        .body("{\"purpose\":\"notebook\",\"validity\":\"PT1H\"}")
                        .post("/api/gateway/v1/users/sofia/tokens");
        made.then()
                .statusCode(200)
                .body("token", startsWith("pnl_"))
                .body("user", equalTo("sofia"));
        String secret = made.path("token");
        String id = made.path("id");
        as(secret).get("/v2").then().statusCode(200);
        as(secret)
                .get("/api/gateway/v1/users/sofia/tokens")
                .then()
                .body("items.id", hasItem(id))
                .body("items.token", not(hasItem(notNullValue())));

        as(secret).delete("/api/gateway/v1/users/sofia/tokens/" + id).then().statusCode(204);

        as(secret).get("/v2").then().statusCode(401);
        as(SCIENTIST_TOKEN)
                .delete("/api/gateway/v1/users/sofia/tokens/" + id)
                .then()
                .statusCode(204);
        as(SCIENTIST_TOKEN)
                .delete("/api/gateway/v1/users/sofia/tokens/not-a-uuid")
                .then()
                .statusCode(404);
    }

    @Test
    void a_deactivated_user_is_out_at_once_by_every_way_in() {
        as(ADMIN_TOKEN)
                .body(user("leaver", "viewer"))
                .post("/api/gateway/v1/users")
                .then()
                .statusCode(200);
        String token =
                as(ADMIN_TOKEN)
                        .body("{\"purpose\":\"job\",\"validity\":\"PT1H\"}")
                        .post("/api/gateway/v1/users/leaver/tokens")
                        .path("token");
        String session = PagesTest.signIn("leaver", PASSWORD).cookie("perennial_session");
        given().auth().preemptive().basic("leaver", PASSWORD).get("/v2").then().statusCode(200);
        given().cookie("perennial_session", session).get("/v2").then().statusCode(200);

        as(ADMIN_TOKEN).delete("/api/gateway/v1/users/leaver").then().statusCode(204);
        as(ADMIN_TOKEN).delete("/api/gateway/v1/users/leaver").then().statusCode(204);

        as(token).get("/v2").then().statusCode(401);
        given().cookie("perennial_session", session).get("/v2").then().statusCode(401);
        given().auth().preemptive().basic("leaver", PASSWORD).get("/v2").then().statusCode(401);
    }

    @Test
    void a_person_changes_their_password_knowing_the_present_one() {
        as(ADMIN_TOKEN)
                .body(user("carol", "viewer"))
                .post("/api/gateway/v1/users")
                .then()
                .statusCode(200);
        String path = "/api/gateway/v1/users/carol/password";
        RequestSpecification carol =
                given().auth()
                        .preemptive()
                        .basic("carol", PASSWORD)
                        .contentType("application/json");
        carol.body("{\"current\":\"wrong one, sorry\",\"password\":\"a new long password\"}")
                .put(path)
                .then()
                .statusCode(403);
        carol.body("{\"current\":\"" + PASSWORD + "\",\"password\":\"a new long password\"}")
                .put(path)
                .then()
                .statusCode(204);

        given().auth().preemptive().basic("carol", PASSWORD).get("/v2").then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("carol", "a new long password")
                .get("/v2")
                .then()
                .statusCode(200);
    }
}
