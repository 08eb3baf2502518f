package dev.perennial.monitor;

import static org.hamcrest.Matchers.notNullValue;

import dev.perennial.contract.Role;
import dev.perennial.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may not, what is not there, and what is out of range. */
@QuarkusTest
class RefusalTest extends MonitorCase {
    private static final Instant MARCH = Instant.parse("2013-03-01T00:00:00Z");

    @Test
    void callers_without_the_role_are_turned_away() {
        io.restassured.RestAssured.given().get(V1 + "/models/any/windows").then().statusCode(401);
        as(Role.SCIENTIST)
                .body(Planted.batch(Planted.model("closed").request("1", MARCH, 1)))
                .post(V1 + "/inferences")
                .then()
                .statusCode(403);
        as(Role.ENGINEER).body("{}").post(V1 + "/events").then().statusCode(403);
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String path :
                List.of(
                        "/inferences/nonsense",
                        "/inferences/" + Ids.next() + "-0",
                        "/inferences/" + Ids.next() + "-0/why",
                        "/models/unheard-of/inferences",
                        "/models/unheard-of/settings",
                        "/models/unheard-of/windows",
                        "/models/unheard-of/findings",
                        "/findings/" + Ids.next())) {
            as(Role.VIEWER).get(V1 + path).then().statusCode(404).body("title", notNullValue());
        }
        Planted.model("unwatched");
        as(Role.VIEWER).get(V1 + "/models/unwatched/settings").then().statusCode(404);
    }

    @Test
    void limits_cursors_and_times_out_of_range_are_refused() {
        Planted.model("limits");
        for (String query :
                List.of(
                        "inferences?limit=0",
                        "inferences?limit=1001",
                        "inferences?cursor=*",
                        "windows?cursor=bm9uZQ",
                        "recorded-requests?limit=2001",
                        "labelled-rows?from=2013-01-01T00:00:00Z",
                        "performance?from=2013-02-01T00:00:00Z&to=2013-01-01T00:00:00Z")) {
            as(Role.VIEWER)
                    .urlEncodingEnabled(false)
                    .get(V1 + "/models/limits/" + query)
                    .then()
                    .statusCode(400);
        }
    }
}
