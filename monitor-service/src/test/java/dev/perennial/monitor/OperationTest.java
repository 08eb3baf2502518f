package dev.perennial.monitor;

import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator asks of the service. */
@QuarkusTest
class OperationTest extends MonitorCase {
    @Test
    void the_service_is_ready_and_tells_its_metrics() {
        Instant march = Instant.parse("2013-03-01T00:00:00Z");
        as().get("/q/health/ready").then().statusCode(200);
        capture(Planted.model("metered").request("1", march, 1));
        as().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("perennial_monitor_inferences_captured_total"))
                .body(containsString("perennial_monitor_findings_open"));
    }
}
