package dev.perennial.platform.health;

import dev.perennial.platform.PlatformConfig;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the neighbours that this service needs are alive. It asks whether they live, not
 * whether they are ready: two services that need each other would else wait for ever.
 */
@Readiness
@ApplicationScoped
public class NeighboursReady implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<String> needed;
    private final Neighbours neighbours;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    NeighboursReady(PlatformConfig config, Neighbours neighbours) {
        this.needed = config.readyNeeds().orElse(List.of());
        this.neighbours = neighbours;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("neighbours");
        boolean up = true;
        for (String name : needed) {
            String state = state(name);
            answer.withData(name, state);
            up &= state.equals("UP");
        }
        return answer.status(up).build();
    }

    private String state(String name) {
        URI uri = neighbours.uri(name).resolve("/q/health/live");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "UP" : "answered " + status;
        } catch (IOException e) {
            return "does not answer at " + uri.getAuthority();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
