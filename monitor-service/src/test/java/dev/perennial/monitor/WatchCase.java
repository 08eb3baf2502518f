package dev.perennial.monitor;

import static org.awaitility.Awaitility.await;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How tests have models watched and read what was found, a day of made-up rows at a time. */
abstract class WatchCase extends MonitorCase {
    static final Instant START = Instant.parse("2013-03-01T00:00:00Z");
    static final Duration MATURITY = Duration.ofDays(1);
    static final int ROWS = 200;

    static Instant day(int days) {
        return START.plus(Duration.ofDays(days));
    }

    static MonitorSettings settings(Planted model, WindowSpec window) {
        return new MonitorSettings(
                model.reference(),
                MonitorSettings.Task.BINARY,
                "probability",
                0.5,
                window,
                MATURITY,
                List.of(
                        new Standard(
                                "roc_auc",
                                null,
                                Standard.Bound.AT_LEAST,
                                0.7,
                                Standard.Severity.WARNING,
                                100),
                        new Standard(
                                "psi",
                                "*",
                                Standard.Bound.AT_MOST,
                                0.25,
                                Standard.Severity.INFO,
                                100)));
    }

    static void watch(Planted model, WindowSpec.Kind kind, int size) {
        as(Role.ENGINEER)
                .body(settings(model, new WindowSpec(kind, size)))
                .put(V1 + "/models/" + model.name() + "/settings")
                .then()
                .statusCode(200);
    }

    static List<WindowView> windows(String model) {
        return as(Role.VIEWER)
                .get(V1 + "/models/" + model + "/windows")
                .jsonPath()
                .getList("items", WindowView.class);
    }

    static List<WindowView> windows(String model, String state, int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> windows(model).stream().filter(w -> w.state().equals(state)).toList(),
                        found -> found.size() >= count);
    }

    static List<FindingView> findings(String model) {
        return as(Role.VIEWER)
                .get(V1 + "/models/" + model + "/findings")
                .jsonPath()
                .getList("items", FindingView.class);
    }

    /** A model that is watched day by day, and whose first day was judged and is bad. */
    static Planted afterABadDay(String name) {
        Planted model = Planted.model(name);
        watch(model, WindowSpec.Kind.DAYS, 1);
        day(model, "1", 0, false);
        capture(model.request("1", day(2), 1));
        windows(name, "JUDGED", 1);
        return model;
    }

    /** A day's rows, labelled as the score says or the other way round. */
    static CapturedRequest day(Planted model, String version, int day, boolean right) {
        CapturedRequest request = model.request(version, day(day), ROWS);
        capture(request);
        labelAll(
                request,
                day(day).plus(Duration.ofHours(12)),
                i -> ((double) request.answers().get(i).getFirst() > 0.5) == right ? 1 : 0);
        return request;
    }
}
