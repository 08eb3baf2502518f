package dev.perennial.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A platform started by {@code ./perennial up} on a data folder and port of its own. */
final class Platform implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final int port;
    private final Shell up;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Platform(Path data, int port) {
        this.data = data;
        this.port = port;
        this.up = command("up");
    }

    static Platform start(String name) {
        try {
            Path data = Files.createTempDirectory("perennial-e2e-" + name + "-");
            Platform platform = new Platform(data, freePort());
            try {
                platform.awaitReady();
            } catch (RuntimeException | Error e) {
                // Nobody else knows of it yet.
                platform.close();
                throw e;
            }
            return platform;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await("the platform to be ready")
                // The first start after a build may build, and starts each service once before.
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    if (!up.isAlive()) {
                        throw new AssertionError("up ended:\n" + up.output());
                    }
                    return Files.exists(data.resolve("perennial.env")) && ready();
                });
    }

    private boolean ready() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(uri("/q/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs {@code ./perennial VERB} against this platform's folder and port. */
    Shell command(String... verb) {
        List<String> command = new java.util.ArrayList<>(List.of("./perennial"));
        command.addAll(List.of(verb));
        command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        return Shell.start(verb[0], Map.of(), command);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    /** The process of {@code up}; the parts are its children. */
    long supervisorPid() {
        return up.pid();
    }

    /** The exported settings of {@code perennial.env}. */
    Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        try {
            for (String line : Files.readAllLines(data.resolve("perennial.env"))) {
                String setting = line.startsWith("export ") ? line.substring(7) : line;
                int equals = setting.indexOf('=');
                if (equals > 0 && !setting.startsWith("#")) {
                    settings.put(
                            setting.substring(0, equals),
                            setting.substring(equals + 1).replaceAll("^['\"]|['\"]$", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    /** One exported setting of {@code perennial.env}, which must be there. */
    String setting(String name) {
        String value = environment().get(name);
        if (value == null) {
            throw new AssertionError("perennial.env has no " + name);
        }
        return value;
    }

    String adminToken() {
        return setting("MLFLOW_TRACKING_TOKEN");
    }

    /** GET as the administrator; fails unless it is a 200. */
    JsonNode get(String path) {
        HttpResponse<String> response = send("GET", path, adminToken(), null, "application/json");
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    path + " answered " + response.statusCode() + ": " + response.body());
        }
        return json(response.body());
    }

    /** GET as the administrator; empty while there is nothing, or nobody answers. */
    Optional<JsonNode> find(String path) {
        try {
            HttpResponse<String> response =
                    send("GET", path, adminToken(), null, "application/json");
            return response.statusCode() == 200
                    ? Optional.of(json(response.body()))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    HttpResponse<String> send(
            String method,
            String path,
            @Nullable String token,
            byte @Nullable [] body,
            String contentType) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", contentType)
                        .header("Accept", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        command("down").await(Duration.ofMinutes(1));
        up.close();
    }
}
