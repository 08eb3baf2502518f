package dev.perennial.inference;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The services next door, for the tests. */
public class Neighbourhood implements QuarkusTestResourceLifecycleManager {
    private static @Nullable FakeRegistry registry;
    private static @Nullable FakeMonitor monitor;

    public static FakeRegistry registry() {
        return Objects.requireNonNull(registry);
    }

    public static FakeMonitor monitor() {
        return Objects.requireNonNull(monitor);
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("perennial-inference");
            FakeRegistry models = new FakeRegistry(folder.resolve("registry"));
            FakeMonitor record = new FakeMonitor();
            registry = models;
            monitor = record;
            return Map.of(
                    "perennial.neighbours.registry",
                    models.url(),
                    "perennial.neighbours.monitor",
                    record.url(),
                    "perennial.journal.directory",
                    folder.resolve("state").toString(),
                    "perennial.models.poll",
                    "PT0.2S",
                    "perennial.capture.longest-pause",
                    "PT0.3S",
                    "perennial.models.retry",
                    "PT0.5S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        registry().stop();
        monitor().stop();
    }
}
