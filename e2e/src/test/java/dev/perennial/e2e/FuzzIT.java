package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last of all: with an administrator's rights it deactivates people and turns switches. */
@ExtendWith(SharedPlatform.class)
@Order(9)
class FuzzIT {
    @ParameterizedTest(name = "no made-up request makes {0} fail")
    @ValueSource(
            strings = {
                "registry-service",
                "inference-service",
                "monitor-service",
                "retrain-service",
                "workflows",
                "gateway"
            })
    void no_made_up_request_makes_a_service_fail(String service, Platform platform) {
        try (Shell fuzzer =
                Shell.start(
                        "fuzz " + service,
                        Map.of("SCHEMATHESIS_HOOKS", ""),
                        List.of(
                                Python.program("schemathesis"),
                                "run",
                                "contract/openapi/" + service + ".yaml",
                                "--url",
                                platform.uri("").toString(),
                                "--header",
                                "Authorization: Bearer " + platform.adminToken(),
                                "--checks",
                                "not_a_server_error",
                                "--max-examples",
                                System.getProperty("fuzz.examples", "15"),
                                "--seed",
                                "20130101",
                                "--phases",
                                "examples,coverage,fuzzing",
                                "--request-timeout",
                                "30",
                                "--no-color"))) {
            assertThat(fuzzer.await(Duration.ofMinutes(8))).as(fuzzer.output()).isZero();
        }
    }
}
