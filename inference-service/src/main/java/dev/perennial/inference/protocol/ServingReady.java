package dev.perennial.inference.protocol;

import dev.perennial.inference.models.Champions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether answers can be given, and which champions could not be loaded. */
@Readiness
@ApplicationScoped
public class ServingReady implements HealthCheck {
    private final Fitness fitness;
    private final Champions champions;

    ServingReady(Fitness fitness, Champions champions) {
        this.fitness = fitness;
        this.champions = champions;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> problems = fitness.problems();
        var answer = HealthCheckResponse.named("serving").status(problems.isEmpty());
        if (!problems.isEmpty()) {
            answer.withData("problems", String.join("; ", problems));
        }
        champions.failures().forEach((model, reason) -> answer.withData("failed " + model, reason));
        return answer.build();
    }
}
