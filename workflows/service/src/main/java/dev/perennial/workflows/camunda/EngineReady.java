package dev.perennial.workflows.camunda;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the engine works its jobs; the database has a check of its own. */
@Readiness
@ApplicationScoped
public class EngineReady implements HealthCheck {
    private final Engine engine;

    EngineReady(Engine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("process engine").status(engine.working()).build();
    }
}
