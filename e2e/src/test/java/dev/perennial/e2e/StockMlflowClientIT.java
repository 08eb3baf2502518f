package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
@Order(1)
class StockMlflowClientIT {
    @Test
    void logs_registers_aliases_loads_back_and_predicts_the_same_numbers(Platform platform) {
        try (Shell client =
                Shell.start(
                        "mlflow",
                        Map.of(
                                "MLFLOW_TRACKING_URI", platform.setting("MLFLOW_TRACKING_URI"),
                                "MLFLOW_TRACKING_TOKEN", platform.setting("MLFLOW_TRACKING_TOKEN"),
                                "PERENNIAL_URL", platform.setting("PERENNIAL_URL"),
                                "GIT_PYTHON_REFRESH", "quiet"),
                        List.of(
                                Python.program("python"),
                                "e2e/src/test/python/mlflow_client.py",
                                "stock-client"))) {
            assertThat(client.await(Duration.ofMinutes(4))).as(client.output()).isZero();
        }
        assertThat(platform.get("/api/registry/v1/models/stock-client").path("versions").asInt())
                .isPositive();
    }
}
