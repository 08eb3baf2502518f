package dev.perennial.gateway.proxy.core;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;

/**
 * An answer that the gateway gives in a service's place, in the form that the path's clients read:
 * MLflow's own, or a problem (RFC 9457), which for the inference protocol has its {@code error}
 * too.
 *
 * @param detail what was wrong and what to do about it
 */
public record Refusal(ProblemType type, String detail) {
    private static final JsonMapper JSON = new JsonMapper();

    public String contentType(String path) {
        return Destination.speaksMlflow(path) ? "application/json" : "application/problem+json";
    }

    public byte[] body(String path) {
        ObjectNode body = JSON.createObjectNode();
        if (Destination.speaksMlflow(path)) {
            body.put("error_code", mlflowCode()).put("message", detail);
        } else {
            body.put("type", type.uri())
                    .put("title", type.title())
                    .put("status", type.status())
                    .put("detail", detail);
            if (path.startsWith("/v2")) {
                body.put("error", detail);
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String mlflowCode() {
        return switch (type.status()) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "ENDPOINT_NOT_FOUND";
            case 429 -> "REQUEST_LIMIT_EXCEEDED";
            case 503 -> "TEMPORARILY_UNAVAILABLE";
            default -> "BAD_REQUEST";
        };
    }
}
