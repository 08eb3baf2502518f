package dev.perennial.workflows;

import dev.perennial.contract.Page;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.RecordedRequest;
import dev.perennial.workflows.FakeNeighbours.Asked;
import dev.perennial.workflows.FakeNeighbours.Refusal;
import dev.perennial.workflows.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What monitor-service answers. */
final class MonitorAnswers {
    private MonitorAnswers() {}

    static @Nullable Object answer(Asked asked) {
        String model = asked.part(1);
        if (asked.part(0).equals("findings")) {
            FindingView finding = World.FINDINGS.get(UUID.fromString(model));
            if (finding == null) {
                throw new Refusal(404, "There is no finding " + model);
            }
            return finding;
        }
        return switch (asked.part(2)) {
            case "settings" -> settings(asked, model);
            case "windows" ->
                    new Page<>(
                            World.WINDOWS.containsKey(model)
                                    ? List.of(World.WINDOWS.get(model))
                                    : List.of(),
                            null);
            case "findings" ->
                    new Page<>(
                            World.FINDINGS.values().stream()
                                    .filter(f -> f.model().equals(model))
                                    .toList(),
                            null);
            case "recorded-requests" ->
                    IntStream.range(0, 20)
                            .mapToObj(i ->
                                    new RecordedRequest(
                                            new UUID(0, i),
                                            new Rows(List.of("temp"), List.of(List.of(1.0)))))
                            .toList();
            default -> throw new Refusal(404, asked.path());
        };
    }

    private static MonitorSettings settings(Asked asked, String model) {
        if (asked.method().equals("PUT")) {
            if (World.UNFIT.contains(model)) {
                throw new Refusal(422, "the reference has too many rows");
            }
            World.SETTINGS.put(model, Json.as(asked.body(), MonitorSettings.class));
        }
        return World.settings(model);
    }
}
