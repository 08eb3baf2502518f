package dev.perennial.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowSpec;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people set about watching a model. */
@QuarkusTest
class SettingsTest extends WatchCase {
    @Test
    void settings_hold_and_those_that_cannot_are_refused() {
        Planted model = Planted.model("settled");
        MonitorSettings good = settings(model, new WindowSpec(WindowSpec.Kind.DAYS, 14));
        watch(model, WindowSpec.Kind.DAYS, 14);
        assertThat(as(Role.VIEWER).get(V1 + "/models/settled/settings").as(MonitorSettings.class))
                .isEqualTo(good);

        MonitorSettings nowhere = settings(UUID.randomUUID());
        put(nowhere)
                .then()
                .statusCode(422)
                .body("detail", containsString(nowhere.reference().toString()));
        refused(settings(model, new WindowSpec(WindowSpec.Kind.DAYS, 0)));
        refused(settings(model, new WindowSpec(WindowSpec.Kind.COUNT, 2_000_000_000)));
        refused(
                settings(
                        model.reference(),
                        new Standard(
                                "psi",
                                "no_such_column",
                                Standard.Bound.AT_MOST,
                                1,
                                Standard.Severity.INFO,
                                1)));
    }

    private static MonitorSettings settings(UUID reference, Standard... standards) {
        return new MonitorSettings(
                reference,
                MonitorSettings.Task.BINARY,
                "probability",
                null,
                new WindowSpec(WindowSpec.Kind.DAYS, 14),
                MATURITY,
                List.of(standards));
    }

    private static void refused(MonitorSettings settings) {
        put(settings).then().statusCode(400);
    }

    private static Response put(MonitorSettings settings) {
        return as(Role.ENGINEER).body(settings).put(V1 + "/models/settled/settings");
    }
}
