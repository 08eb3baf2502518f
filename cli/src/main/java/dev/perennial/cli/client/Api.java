package dev.perennial.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Calls the gateway as one person. Calls that can be repeated are, while a part starts again. */
public final class Api {
    public static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String url;
    private final String authorization;
    private final Duration patience;

    private Api(String url, String authorization, Duration patience) {
        this.url = url;
        this.authorization = authorization;
        this.patience = patience;
    }

    public static Api withToken(String url, String token) {
        return new Api(url, "Bearer " + token, Duration.ZERO);
    }

    public static Api withPassword(String url, String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Api(url, "Basic " + Base64.getEncoder().encodeToString(pair), Duration.ZERO);
    }

    /** The same, but a part that does not answer is asked again for this long. */
    public Api patient(Duration longest) {
        return new Api(url, authorization, longest);
    }

    /** A name as a part of a path. */
    public static String path(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public <T> T get(String path, Class<T> type) {
        return read(send("GET", path, null, null), type);
    }

    public <T> T get(String path, TypeReference<T> type) {
        try {
            return JSON.readValue(send("GET", path, null, null), type);
        } catch (IOException e) {
            throw new ApiException(0, path + " answered no JSON: " + e.getMessage());
        }
    }

    public JsonNode get(String path) {
        return get(path, JsonNode.class);
    }

    public <T> T put(String path, Object body, Class<T> type) {
        return read(send("PUT", path, json(body), null), type);
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return read(send("POST", path, json(body), null), type);
    }

    /** A POST that has an effect once, however often it is sent. */
    public <T> T post(String path, String key, Object body, Class<T> type) {
        return read(send("POST", path, json(body), key), type);
    }

    /** Puts bytes. */
    public void putBytes(String path, byte[] bytes) {
        send("PUT", path, bytes, null);
    }

    private static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (IOException e) {
            throw new ApiException(0, "The answer is not what was expected: " + e.getMessage());
        }
    }

    private byte[] send(String method, String path, byte @Nullable [] body, @Nullable String key) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return once(method, path, body, key);
            } catch (ApiException e) {
                boolean passing = e.status() == 0 || e.status() == 502 || e.status() == 503;
                if (!passing || System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(0, "Interrupted");
        }
    }

    private byte[] once(String method, String path, byte @Nullable [] body, @Nullable String key) {
        boolean binary = body != null && path.contains("/blobs/");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", authorization)
                        .header("Accept", "application/json")
                        .header(
                                "Content-Type",
                                binary ? "application/octet-stream" : "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new ApiException(
                        response.statusCode(), reason(response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new ApiException(0, url + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(0, "Interrupted");
        }
    }

    private static String reason(int status, byte[] body) {
        try {
            JsonNode problem = JSON.readTree(body);
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            return detail.isEmpty() ? "Answered " + status : detail + " (" + status + ")";
        } catch (IOException e) {
            return "Answered " + status;
        }
    }
}
