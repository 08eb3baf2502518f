package dev.perennial.gateway;

import static dev.perennial.gateway.ServicesForTests.PASSWORD;
import static dev.perennial.gateway.ServicesForTests.SCIENTIST_TOKEN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.perennial.platform.testing.ApiDescriptions;
import dev.perennial.platform.testing.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(ServicesForTests.class)
class PagesTest {
    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    static Response signIn(String user, String password) {
        return given().redirects()
                .follow(false)
                .formParam("username", user)
                .formParam("password", password)
                .formParam("next", "/camunda/app/tasklist/")
                .post("/login");
    }

    @Test
    void the_api_is_the_one_that_is_described() {
        ApiDescriptions.assertAsCommitted("gateway");
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
