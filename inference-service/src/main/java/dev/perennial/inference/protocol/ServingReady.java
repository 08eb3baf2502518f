package dev.perennial.inference.protocol;

import dev.perennial.inference.capture.CaptureLog;
import dev.perennial.inference.models.Champions;
import dev.perennial.inference.state.JournalConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: answers can be recorded, and every champion that is known of is in memory. */
@Readiness
@ApplicationScoped
public class ServingReady implements HealthCheck {
    private final CaptureLog log;
    private final Champions champions;
    private final JournalConfig config;

    ServingReady(CaptureLog log, Champions champions, JournalConfig config) {
        this.log = log;
        this.champions = champions;
        this.config = config;
    }

    /** Why it is not ready; empty when it is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!Files.isWritable(config.directory())) {
            problems.add("the journal's folder can't be written");
        }
        if (!log.isOpen()) {
            problems.add("the journal is full");
        }
        if (!champions.isSettled()) {
            problems.add("champions are being loaded, or registry-service has not answered yet");
        }
        return problems;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> problems = problems();
        var answer = HealthCheckResponse.named("serving").status(problems.isEmpty());
        if (!problems.isEmpty()) {
            answer.withData("problems", String.join("; ", problems));
        }
        champions.failures().forEach((model, reason) -> answer.withData("failed " + model, reason));
        return answer.build();
    }
}
