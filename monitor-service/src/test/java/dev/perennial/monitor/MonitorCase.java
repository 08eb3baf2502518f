package dev.perennial.monitor;

import static io.restassured.RestAssured.given;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.CaptureBatch;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.GroundTruth;
import dev.perennial.contract.monitor.IngestReceipt;
import dev.perennial.contract.monitor.LabelBatch;
import dev.perennial.platform.testing.PostgresForTests;
import dev.perennial.platform.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the tests of the running service share; they also share the one application. */
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(FakeNeighbours.class)
abstract class MonitorCase {
    static final String V1 = "/api/monitor/v1";

    static RequestSpecification as(String... roles) {
        return given().auth()
                .oauth2(Tokens.of("ada", roles))
                .contentType(ContentType.JSON)
                .urlEncodingEnabled(true);
    }

    static IngestReceipt capture(CapturedRequest... requests) {
        return as(Role.PART)
                .body(new CaptureBatch(List.of(requests)))
                .post(V1 + "/inferences")
                .then()
                .statusCode(200)
                .extract()
                .as(IngestReceipt.class);
    }

    static IngestReceipt label(GroundTruth... labels) {
        return as(Role.SERVICE)
                .body(new LabelBatch(List.of(labels)))
                .post(V1 + "/labels")
                .then()
                .statusCode(200)
                .extract()
                .as(IngestReceipt.class);
    }

    /** Labels every row of a request. */
    static void labelAll(CapturedRequest request, Instant knownAt, IntToDoubleFunction label) {
        label(
                IntStream.range(0, request.rows().size())
                        .mapToObj(i ->
                                new GroundTruth(
                                        request.id() + "-" + i, label.applyAsDouble(i), knownAt))
                        .toArray(GroundTruth[]::new));
    }
}
