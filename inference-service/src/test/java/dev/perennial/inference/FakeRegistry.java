package dev.perennial.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.contract.Page;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.ModelView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Speaks the part of the registry's contract that serving needs, from memory and a folder. */
public final class FakeRegistry {
    public static final UUID FLIGHTS = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final HttpServer server;
    private final Map<String, SmallModel> versions = new ConcurrentHashMap<>();
    private volatile String champion = "1";
    private volatile boolean away;
    private volatile UUID id = FLIGHTS;

    public FakeRegistry(Path folder) throws IOException {
        versions.put("1", SmallModel.train(folder.resolve("1"), 10, 1));
        versions.put("2", SmallModel.train(folder.resolve("2"), 20, 2));
        SmallModel broken = SmallModel.train(folder.resolve("3"), 2, 3);
        versions.put("3", new SmallModel(broken.folder(), broken.files(), broken.digest()));
        Files.write(broken.folder().resolve("model.ubj"), new byte[] {1, 2, 3});
        versions.put("4", SmallModel.numeric(folder.resolve("4")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/registry/v1/models", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public SmallModel version(String version) {
        return versions.getOrDefault(version, versions.values().iterator().next());
    }

    public void champion(String version) {
        champion = version;
    }

    /** The model was deleted and its name given again, to versions in another order. */
    public void again(UUID registered) {
        SmallModel first = version("1");
        versions.put("1", version("2"));
        versions.put("2", first);
        id = registered;
    }

    public void away(boolean is) {
        away = is;
    }

    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI().getPath().split("/", -1);
        if (away) {
            send(exchange, 503, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } else if (parts.length == 5) {
            send(exchange, 200, json.writeValueAsBytes(models()));
        } else if (parts.length == 8 && known(parts)) {
            send(exchange, 200, json.writeValueAsBytes(view(parts[7])));
        } else if (parts.length == 10 && known(parts)) {
            send(exchange, 200, Files.readAllBytes(version(parts[7]).folder().resolve(parts[9])));
        } else {
            byte[] problem =
                    json.writeValueAsBytes(
                            Map.of("status", 404, "detail", "No such version", "title", "None"));
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            send(exchange, 404, problem);
        }
    }

    private boolean known(String[] parts) {
        return parts[5].equals("flights") && versions.containsKey(parts[7]);
    }

    private Page<ModelView> models() {
        ModelView flights =
                new ModelView(id, "flights", null, Instant.EPOCH, Map.of("champion", champion), 3);
        ModelView idle = new ModelView(UUID.randomUUID(), "idle", null, Instant.EPOCH, Map.of(), 0);
        return new Page<>(List.of(flights, idle), null);
    }

    private ModelVersionView view(String version) {
        SmallModel model = version(version);
        return new ModelVersionView(
                UUID.nameUUIDFromBytes(version.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                id,
                "flights",
                version,
                model.digest(),
                model.files(),
                List.of(),
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                "ada",
                Instant.EPOCH);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders()
                    .add(
                            "Content-Type",
                            exchange.getRequestURI().getPath().contains("/files/")
                                    ? "application/octet-stream"
                                    : "application/json");
        }
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
