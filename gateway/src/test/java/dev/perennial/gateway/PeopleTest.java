package dev.perennial.gateway;

import static dev.perennial.gateway.ServicesForTests.ADMIN_TOKEN;
import static dev.perennial.gateway.ServicesForTests.PASSWORD;
import static dev.perennial.gateway.ServicesForTests.SCIENTIST_TOKEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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

    private static Response signIn(String user, String password) {
        return given().redirects()
                .follow(false)
                .formParam("username", user)
                .formParam("password", password)
                .formParam("next", "/camunda/app/tasklist/")
                .post("/login");
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
        signIn("a\0", "x").then().statusCode(401);
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
        String session = signIn("leaver", PASSWORD).cookie("perennial_session");
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

    @Test
    void a_browser_is_led_to_sign_in_and_back_to_where_it_wanted() {
        given().redirects()
                .follow(false)
                .accept("text/html,*/*")
                .get("/camunda/app/tasklist/")
                .then()
                .statusCode(303)
                .header("Location", "/login?next=%2Fcamunda%2Fapp%2Ftasklist%2F");
        given().queryParam("next", "/camunda/")
                .get("/login")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("name=\"username\""))
                .body(containsString("type=\"submit\""))
                .body(containsString("value=\"/camunda/\""));

        Response signedIn = signIn("ada", PASSWORD);

        signedIn.then().statusCode(303).header("Location", "/camunda/app/tasklist/");
        assertThat(signedIn.getHeaders().getValue("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        given().cookie("perennial_session", signedIn.cookie("perennial_session"))
                .get("/camunda/app/tasklist/")
                .then()
                .statusCode(200)
                .body("headers.Authorization", startsWith("Bearer "))
                .body("headers.Cookie", nullValue());
    }

    @Test
    void signing_out_ends_the_session() {
        String session = signIn("ada", PASSWORD).cookie("perennial_session");

        given().redirects()
                .follow(false)
                .cookie("perennial_session", session)
                .get("/logout")
                .then()
                .statusCode(303)
                .header("Location", "/login");

        given().cookie("perennial_session", session).get("/v2").then().statusCode(401);
    }

    @Test
    void a_wrong_password_is_told_without_saying_what_was_wrong_and_is_shown_as_text() {
        signIn("ada", "wrong").then().statusCode(401).body(containsString("is wrong"));
        signIn("<i>nobody", "wrong")
                .then()
                .statusCode(401)
                .body(containsString("&lt;i&gt;nobody"))
                .body(not(containsString("<i>nobody")));
        given().formParam("username", "ada").post("/login").then().statusCode(400);
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("username", "ada")
                .formParam("password", PASSWORD)
                .post("/login")
                .then()
                .statusCode(403);
    }

    @Test
    void another_sites_page_changes_nothing_in_a_persons_name() {
        String session = signIn("ada", PASSWORD).cookie("perennial_session");

        given().cookie("perennial_session", session)
                .header("Origin", "https://evil.example")
                .post("/camunda/api/engine")
                .then()
                .statusCode(403);
        given().cookie("perennial_session", session)
                .post("/camunda/api/engine")
                .then()
                .statusCode(403);
        given().cookie("perennial_session", session)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/camunda/api/engine")
                .then()
                .statusCode(200);
    }

    @Test
    void the_start_page_tells_how_the_whole_does_and_shows_names_as_text() {
        as(SCIENTIST_TOKEN)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("delay &lt;script&gt;"))
                .body(not(containsString("<script")))
                .body(containsString("version 1 serves since 2026-01-02 03:04 UTC"))
                .body(containsString("temp moved: &lt;b&gt;PSI 0.41"))
                .body(containsString("Ada to decide in Tasklist"))
                .body(containsString("/camunda/app/tasklist/default/"))
                .body(containsString("not all ready"))
                .body(containsString("1200 served"))
                .body(containsString("sofia"));
    }

    @Test
    void the_status_is_given_as_far_as_it_is_known() {
        as(SCIENTIST_TOKEN)
                .get("/api/gateway/v1/status")
                .then()
                .statusCode(200)
                .body("ready", equalTo(false))
                .body("services.service", hasItems("gateway", "registry", "retrain"))
                .body("services.find { it.service == 'registry' }.ready", equalTo(true))
                .body(
                        "services.find { it.service == 'registry' }.checks[1].reason",
                        equalTo("monitor: does not answer at 127.0.0.1:1"))
                .body("services.find { it.service == 'retrain' }.ready", equalTo(false))
                .body("models[0].findings[0].family", equalTo("DRIFT"))
                .body("models[0].renewal.id", equalTo("4711"))
                .body("waiting.id", contains("4711"))
                .body("ledger.spilled", equalTo(100));
    }
}
