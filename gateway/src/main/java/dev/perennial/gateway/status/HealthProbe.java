package dev.perennial.gateway.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.gateway.PlatformStatus.Check;
import dev.perennial.contract.gateway.PlatformStatus.ServiceStatus;
import dev.perennial.platform.call.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a service whether it is ready, and reads what it says of its checks. */
@ApplicationScoped
class HealthProbe {
    private final Neighbours neighbours;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(StatusBoard.PATIENCE)
                    .build();

    HealthProbe(Neighbours neighbours, ObjectMapper json) {
        this.neighbours = neighbours;
        this.json = json;
    }

    ServiceStatus ask(String service, Duration patience) {
        URI uri = neighbours.uri(service).resolve("/q/health/ready");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(patience).build();
        try {
            return read(service, http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return silent(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent(service);
        }
    }

    static ServiceStatus silent(String service) {
        return new ServiceStatus(
                service, false, List.of(new Check("answers", false, "does not answer")));
    }

    private ServiceStatus read(String service, String body) throws IOException {
        JsonNode health = json.readTree(body);
        List<Check> checks = new ArrayList<>();
        for (JsonNode check : health.path("checks")) {
            boolean up = isUp(check);
            String name = check.path("name").asText();
            checks.add(new Check(name, up, up ? null : reason(check.path("data"))));
        }
        return new ServiceStatus(service, isUp(health), checks);
    }

    private static boolean isUp(JsonNode node) {
        return node.path("status").asText().equals("UP");
    }

    private static @Nullable String reason(JsonNode data) {
        String told =
                data.properties().stream()
                        .filter(entry -> !entry.getValue().asText().equals("UP"))
                        .map(entry -> entry.getKey() + ": " + entry.getValue().asText())
                        .collect(Collectors.joining("; "));
        return told.isEmpty() ? null : told;
    }
}
