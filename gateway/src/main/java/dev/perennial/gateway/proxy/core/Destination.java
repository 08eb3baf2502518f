package dev.perennial.gateway.proxy.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a request goes. */
public sealed interface Destination {
    /** One of the gateway's own endpoints. */
    record Own(boolean open) implements Destination {}

    /** One of the gateway's endpoints that tells figures, for those who watch. */
    record Figures() implements Destination {}

    /**
     * A service behind.
     *
     * @param rewritten the path there, where it is another than the caller's
     * @param figures whether only those who watch may see it
     */
    record Service(String name, @Nullable String rewritten, boolean figures)
            implements Destination {}

    /** Nothing is there, or nothing that outsiders may know of. */
    record Nowhere() implements Destination {}

    /** The services behind, as their paths name them. */
    Set<String> SERVICES = Set.of("registry", "inference", "monitor", "retrain", "workflows");

    /** The pages and answers that need no identity. */
    List<String> OPEN = List.of("/login", "/logout", "/health", "/q/health");

    /** MLflow's and the inference protocol's own places, and Camunda's. */
    Map<String, String> PREFIXES =
            Map.of(
                    "/api/2.0/mlflow", "registry",
                    "/api/3.0/mlflow", "registry",
                    "/ajax-api/2.0/mlflow", "registry",
                    "/ajax-api/3.0/mlflow", "registry",
                    "/api/2.0/mlflow-artifacts", "registry",
                    "/ajax-api/2.0/mlflow-artifacts", "registry",
                    "/version", "registry",
                    "/v2", "inference",
                    "/camunda", "workflows");

    /** Finds the way for a path. */
    static Destination of(String method, PlainPath path) {
        if (OPEN.stream().anyMatch(path::isUnder)) {
            return new Own(true);
        }
        if (path.isUnder("/q/metrics")) {
            return new Figures();
        }
        if (path.text().equals("/") || path.isUnder("/api/gateway/v1") || path.isUnder("/q")) {
            return new Own(false);
        }
        for (Map.Entry<String, String> prefix : PREFIXES.entrySet()) {
            if (path.isUnder(prefix.getKey())) {
                return new Service(prefix.getValue(), null, false);
            }
        }
        return path.isUnder("/api") ? api(method, path) : new Nowhere();
    }

    private static Destination api(String method, PlainPath path) {
        String[] parts = path.text().split("/", 4);
        String name = parts.length < 4 ? "" : parts[2];
        if (!SERVICES.contains(name)) {
            return new Nowhere();
        }
        return switch (parts[3]) {
            case "openapi" -> new Service(name, "/q/openapi", false);
            case "metrics" -> new Service(name, "/q/metrics", true);
            default ->
                    isInternal(method, name, path) ? new Nowhere() : new Service(name, null, false);
        };
    }

    /** What only the services tell one another. */
    private static boolean isInternal(String method, String name, PlainPath path) {
        boolean event = path.isUnder("/api/" + name + "/v1/events");
        boolean capture =
                path.text().equals("/api/monitor/v1/inferences")
                        && !Set.of("GET", "HEAD", "OPTIONS").contains(method);
        return event || capture;
    }

    /** Whether errors are told in MLflow's form. */
    static boolean speaksMlflow(String path) {
        return path.startsWith("/api/2.0/mlflow")
                || path.startsWith("/api/3.0/mlflow")
                || path.startsWith("/ajax-api/");
    }

    /** Whether bodies are files, which may be large, rather than JSON. */
    static boolean takesFiles(PlainPath path) {
        return path.isUnder("/api/2.0/mlflow-artifacts")
                || path.isUnder("/ajax-api/2.0/mlflow-artifacts")
                || path.isUnder("/api/registry/v1/blobs");
    }
}
