package dev.perennial.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The registry, the monitor and inference-service as far as jobs use them, kept in memory. */
public class FakeNeighbours implements QuarkusTestResourceLifecycleManager {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Map<String, byte[]> BLOBS = new ConcurrentHashMap<>();
    static final Map<String, ObjectNode> DATA = new ConcurrentHashMap<>();
    static final Map<String, ObjectNode> TRAININGS = new ConcurrentHashMap<>();
    static volatile String captured = "";
    static volatile int slowBlobMillis;
    static volatile boolean away;

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", FakeNeighbours::handle);
            started.start();
            server = started;
            String at = "http://127.0.0.1:" + started.getAddress().getPort();
            Map<String, String> settings = new HashMap<>();
            for (String name : new String[] {"registry", "monitor", "inference"}) {
                settings.put("perennial.neighbours." + name, at);
            }
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void handle(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            String path = call.getRequestURI().getPath();
            byte[] answer;
            try {
                answer = answer(call, path, body);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (away) {
                call.sendResponseHeaders(503, -1);
            } else if (answer == null) {
                byte[] problem =
                        "{\"title\":\"No\",\"status\":404,\"detail\":\"There is no %s\"}"
                                .formatted(path)
                                .getBytes(StandardCharsets.UTF_8);
                call.getResponseHeaders().add("Content-Type", "application/problem+json");
                call.sendResponseHeaders(404, problem.length);
                call.getResponseBody().write(problem);
            } else if (answer.length == 0) {
                call.sendResponseHeaders(204, -1);
            } else {
                call.getResponseHeaders().add("Content-Type", type(path));
                call.sendResponseHeaders(200, answer.length);
                call.getResponseBody().write(answer);
            }
        }
    }

    private static String type(String path) {
        return path.contains("/blobs/")
                ? "application/octet-stream"
                : path.endsWith("/labelled-rows") ? "text/csv" : "application/json";
    }

    private static byte @Nullable [] answer(HttpExchange call, String path, byte[] body)
            throws IOException, InterruptedException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean reads = call.getRequestMethod().equals("GET");
        if (path.contains("/blobs/")) {
            if (reads) {
                Thread.sleep(slowBlobMillis);
                return BLOBS.get(last);
            }
            BLOBS.put(last, body);
            return new byte[0];
        }
        if (path.contains("/data-versions")) {
            return reads ? write(DATA.get(last)) : write(data((ObjectNode) JSON.readTree(body)));
        }
        if (path.endsWith("/code-versions")) {
            return write(with((ObjectNode) JSON.readTree(body), new UUID(0, 77)));
        }
        if (path.endsWith("/trainings")) {
            String key = call.getRequestHeaders().getFirst("Idempotency-Key");
            return write(training(key, (ObjectNode) JSON.readTree(body)));
        }
        if (path.endsWith("/labelled-rows")) {
            return captured.getBytes(StandardCharsets.UTF_8);
        }
        return Scorer.answer(path, body);
    }

    static byte @Nullable [] write(@Nullable JsonNode node) throws IOException {
        return node == null ? null : JSON.writeValueAsBytes(node);
    }

    static ObjectNode data(ObjectNode asked) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (asked.path("dataset").asText()
                                        + asked.path("files")
                                        + asked.path("schema"))
                                .getBytes(StandardCharsets.UTF_8));
        ObjectNode view = with(asked, id);
        view.put("number", 1).put("digest", "d").putObject("profile");
        DATA.put(id.toString(), view);
        return view;
    }

    private static ObjectNode training(String key, ObjectNode asked) {
        return TRAININGS.computeIfAbsent(
                key,
                k -> {
                    ObjectNode view = JSON.createObjectNode();
                    view.put("versionId", UUID.randomUUID().toString());
                    view.put("modelId", new UUID(0, 9).toString());
                    view.put("version", Integer.toString(TRAININGS.size() + 1));
                    view.put("digest", "d").put("runId", "run-" + k);
                    view.putArray("aliases");
                    for (String same :
                            new String[] {"model", "files", "trainingData", "codeVersion"}) {
                        view.set(same, Objects.requireNonNull(asked.get(same)));
                    }
                    for (String same : new String[] {"parameters", "metrics", "tags"}) {
                        view.set(same, Objects.requireNonNull(asked.get(same)));
                    }
                    return made(view);
                });
    }

    private static ObjectNode with(ObjectNode asked, UUID id) {
        return made(asked.deepCopy().put("id", id.toString()));
    }

    private static ObjectNode made(ObjectNode view) {
        return view.put("createdBy", "test").put("createdAt", Instant.EPOCH.toString());
    }
}
