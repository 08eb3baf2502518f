package dev.perennial.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.gateway.identity.core.Secrets;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One small server in the place of all services but retrain, whose address nobody answers. It tells
 * back what reached it; a few paths answer as the real services do. It also brings the first users.
 */
public class ServicesForTests implements QuarkusTestResourceLifecycleManager {
    static final String ADMIN_TOKEN = "pnl_administrators-token-for-tests";
    static final String SCIENTIST_TOKEN = "pnl_scientists-token-for-tests";
    static final String PASSWORD = "correct horse battery";
    static final String MODEL = "delay <script>alert('x')</script>";

    private static final JsonMapper JSON = new JsonMapper();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", ServicesForTests::answer);
            started.start();
            server = started;
            String here = "http://127.0.0.1:" + started.getAddress().getPort();
            Map<String, String> settings = new HashMap<>();
            for (String name : new String[] {"registry", "inference", "monitor", "workflows"}) {
                settings.put("perennial.neighbours." + name, here);
            }
            settings.put("perennial.neighbours.retrain", "http://127.0.0.1:1");
            settings.put("perennial.bootstrap.file", firstUsers().toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path firstUsers() throws IOException {
        Path file = Files.createTempFile("first-users", ".json");
        Files.writeString(
                file,
                """
                [{"name":"root","displayName":"Root","roles":["admin"],"password":"%1$s","token":"%2$s"},
                 {"name":"sofia","displayName":"Sofia","roles":["scientist","viewer@delay"],"password":"%1$s","token":"%3$s"},
                 {"name":"ada","displayName":"Ada","roles":["approver"],"password":"%1$s"}]
                """
                        .formatted(PASSWORD, ADMIN_TOKEN, SCIENTIST_TOKEN));
        return file;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            switch (path) {
                case "/q/health/live", "/q/health/ready" -> send(exchange, Answers.READY);
                case "/api/registry/v1/models" -> send(exchange, Answers.models());
                case "/api/workflows/v1/renewals" -> send(exchange, Answers.RENEWALS);
                case "/api/inference/v1/ledger" -> send(exchange, Answers.LEDGER);
                case "/camunda/moved" -> {
                    String port = String.valueOf(exchange.getLocalAddress().getPort());
                    exchange.getResponseHeaders()
                            .set("Location", "http://127.0.0.1:" + port + "/camunda/app/?a=b");
                    exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=1; Path=/camunda");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/v2/breaks" -> {
                    exchange.sendResponseHeaders(200, 1_000_000);
                    exchange.getResponseBody().write(new byte[70_000]);
                    exchange.getResponseBody().flush();
                }
                default -> {
                    if (path.endsWith("/findings")) {
                        send(exchange, Answers.FINDINGS);
                    } else if (path.endsWith("/aliases/champion")) {
                        send(exchange, Answers.CHAMPION);
                    } else {
                        send(exchange, whatCame(exchange));
                    }
                }
            }
        }
    }

    private static String whatCame(HttpExchange exchange) throws IOException {
        ObjectNode told = JSON.createObjectNode();
        told.put("method", exchange.getRequestMethod());
        told.put("uri", exchange.getRequestURI().toString());
        ObjectNode headers = told.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        exchange.getResponseHeaders().set("Set-Cookie", "stranger=1");
        long bytes = 0;
        StringBuilder start = new StringBuilder();
        byte[] part = new byte[1 << 16];
        InputStream body = exchange.getRequestBody();
        for (int n = body.read(part); n >= 0; n = body.read(part)) {
            bytes += n;
            if (start.length() < 200) {
                start.append(new String(part, 0, n, StandardCharsets.UTF_8));
            }
        }
        told.put("bytes", bytes);
        told.put("digestOfStart", Secrets.sha256(start.toString()));
        return told.toString();
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
