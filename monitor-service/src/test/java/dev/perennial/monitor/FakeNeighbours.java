package dev.perennial.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The registry and inference-service as far as a test has told them: an answer a path, or a path
 * with its query; everything else is not found. It refuses calls without a token, as they do.
 */
public class FakeNeighbours implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();

    private @Nullable HttpServer server;

    private record Answer(int status, String type, ByteBuffer body) {}

    /** From now on the path answers this, as JSON. */
    static void answer(String path, Object body) {
        try {
            ANSWERS.put(
                    path,
                    new Answer(
                            200,
                            "application/json",
                            ByteBuffer.wrap(JSON.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void answerBytes(String path, byte[] body) {
        ANSWERS.put(path, new Answer(200, "application/octet-stream", ByteBuffer.wrap(body)));
    }

    static void refuse(String path, int status) {
        ANSWERS.put(path, problem(status));
    }

    private static Answer problem(int status) {
        String body =
                "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%d,\"detail\":\"It says no\"}"
                        .formatted(status);
        return new Answer(
                status,
                "application/problem+json",
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", FakeNeighbours::serve);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
            String address = "http://127.0.0.1:" + started.getAddress().getPort();
            return Map.of(
                    "perennial.neighbours.registry", address,
                    "perennial.neighbours.inference", address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer found(URI asked) {
        Answer whatever = ANSWERS.getOrDefault(asked.getPath(), problem(404));
        return ANSWERS.getOrDefault(asked.toString(), whatever);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/q/health/live")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            boolean known = exchange.getRequestHeaders().containsKey("Authorization");
            Answer answer = known ? found(exchange.getRequestURI()) : problem(401);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().limit());
            exchange.getResponseBody().write(answer.body().array());
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
