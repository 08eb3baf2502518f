package dev.perennial.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.inference.capture.core.Journal;
import dev.perennial.inference.models.core.KnownVersion;
import dev.perennial.inference.models.core.Routes;
import dev.perennial.inference.state.JsonFile;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder as a killed process leaves it, with a registry that is away and a monitor that is not.
 */
public class AfterRestart implements QuarkusTestResourceLifecycleManager {
    /** The id of the request that the killed process had answered. */
    public static final String ANSWERED = "01900000-0000-7000-8000-0000000000aa";

    /**
     * Nothing of the candidate is in the folder, so that it can't be loaded without the registry.
     */
    private static final String CANARY =
            """
            {"rollouts":[{"model":"flights","candidate":"8","mode":"CANARY","percent":100,
             "reference":"renewal-1","since":"2026-01-01T00:00:00Z"}]}
            """;

    private static @Nullable FakeMonitor monitor;

    public static FakeMonitor monitor() {
        return Objects.requireNonNull(monitor);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("perennial-restart");
            SmallModel trained = SmallModel.train(folder.resolve("trained"), 10, 1);
            Path state = folder.resolve("state");
            Files.createDirectories(state.resolve("models"));
            Files.createDirectories(state.resolve("models").resolve("of-another-time"));
            Files.move(trained.folder(), state.resolve("models").resolve(trained.digest()));
            KnownVersion known =
                    new KnownVersion("flights", "7", FakeRegistry.FLIGHTS, trained.digest());
            new JsonFile<>(state.resolve("routes.json"), Routes.class, new ObjectMapper())
                    .write(new Routes(Map.of("flights", "7"), List.of(known)));
            Files.writeString(state.resolve("rollouts.json"), CANARY);
            leaveAnAnswer(state.resolve("journal"));
            FakeMonitor record = new FakeMonitor();
            monitor = record;
            return Map.of(
                    "perennial.journal.directory",
                    state.toString(),
                    "perennial.neighbours.registry",
                    "http://127.0.0.1:1",
                    "perennial.neighbours.monitor",
                    record.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // Killed, not closed.
    private static void leaveAnAnswer(Path folder) throws IOException {
        String answer =
                """
                {"id":"%s","model":"flights","modelId":"%s","version":"7","arm":"CHAMPION",
                 "receivedAt":"2026-01-01T00:00:00Z","eventTimes":["2026-01-01T00:00:00Z"],
                 "latencyMicros":5,"inputs":["wind"],"rows":[[1.0]],"outputs":["score"],
                 "answers":[[0.5]]}
                """
                        .formatted(ANSWERED, FakeRegistry.FLIGHTS);
        Journal.open(folder, new Journal.Limits(1 << 20, 1 << 24))
                .append(answer.getBytes(StandardCharsets.UTF_8), 1);
    }

    @Override
    public void stop() {
        monitor().stop();
    }
}
