package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.registry.tracking.Artifacts;
import dev.perennial.registry.tracking.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs as MLflow shows them, and their values for filters and orders. */
final class RunViews {
    private RunViews() {}

    static ObjectNode view(Run run) {
        ObjectNode node = Tell.object();
        node.set("info", info(run));
        ObjectNode data = node.putObject("data");
        if (!run.metrics().isEmpty()) {
            points(data.putArray("metrics"), run.metrics());
        }
        Tell.pairs(data, "params", run.params());
        Tell.pairs(data, "tags", run.tags());
        inputs(node, run);
        return node;
    }

    static ObjectNode info(Run run) {
        ObjectNode info =
                Tell.object()
                        .put("run_uuid", run.id())
                        .put("run_id", run.id())
                        .put("run_name", run.name())
                        .put("experiment_id", run.experimentId())
                        .put("user_id", run.userId())
                        .put("status", run.status())
                        .put("start_time", run.startedAt())
                        .put("artifact_uri", run.artifacts())
                        .put("lifecycle_stage", run.lifecycle());
        if (run.endedAt() != null) {
            info.put("end_time", run.endedAt());
        }
        return info;
    }

    static void points(ArrayNode list, List<Run.Metric> points) {
        for (Run.Metric point : points) {
            ObjectNode node = list.addObject().put("key", point.key());
            if (Double.isFinite(point.value())) {
                node.put("value", point.value());
            } else {
                node.put("value", String.valueOf(point.value()));
            }
            node.put("timestamp", point.timestamp()).put("step", point.step());
        }
    }

    /** A listing, each path behind a prefix. */
    static ObjectNode files(List<Artifacts.Entry> entries, String prefix) {
        ObjectNode answer = Tell.object();
        if (!entries.isEmpty()) {
            ArrayNode files = answer.putArray("files");
            for (Artifacts.Entry entry : entries) {
                ObjectNode file =
                        files.addObject()
                                .put("path", prefix + entry.path())
                                .put("is_dir", entry.folder());
                if (!entry.folder() && entry.size() > 0) {
                    file.put("file_size", entry.size());
                }
            }
        }
        return answer;
    }

    private static void inputs(ObjectNode node, Run run) {
        ObjectNode inputs = Tell.object();
        ObjectNode outputs = Tell.object();
        run.inputs()
                .forEach(logged -> {
                    copy(logged.path("datasets"), inputs, "dataset_inputs");
                    copy(logged.path("models"), inputs, "model_inputs");
                    copy(logged.path("outputs"), outputs, "model_outputs");
                });
        if (!inputs.isEmpty()) {
            node.set("inputs", inputs);
        }
        if (!outputs.isEmpty()) {
            node.set("outputs", outputs);
        }
    }

    private static void copy(
            com.fasterxml.jackson.databind.JsonNode from, ObjectNode to, String name) {
        if (from.isArray() && !from.isEmpty()) {
            ArrayNode list = to.has(name) ? (ArrayNode) to.get(name) : to.putArray(name);
            from.forEach(list::add);
        }
    }

    /** The value of a filter's key. */
    static @Nullable Object value(Run run, String key) {
        int dot = key.indexOf('.');
        String kind = dot < 0 ? "attribute" : key.substring(0, dot);
        String name = dot < 0 ? key : key.substring(dot + 1);
        return switch (kind) {
            case "metric", "metrics" -> metric(run, name);
            case "param", "params", "parameter", "parameters" -> run.params().get(name);
            case "tag", "tags" -> run.tags().get(name);
            case "attribute", "attributes", "attr", "run" -> attribute(run, name);
            case "dataset", "datasets" -> dataset(run, name);
            default -> throw Query.unknown(key, "metrics., params., tags., attributes., datasets.");
        };
    }

    private static @Nullable Double metric(Run run, String name) {
        return run.metrics().stream()
                .filter(point -> point.key().equals(name))
                .map(Run.Metric::value)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object attribute(Run run, String name) {
        return switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "run_id" -> run.id();
            case "run_name", "run name" -> run.name();
            case "status" -> run.status();
            case "artifact_uri" -> run.artifacts();
            case "user_id" -> run.userId();
            case "start_time", "created" -> run.startedAt();
            case "end_time" -> run.endedAt();
            default ->
                    throw Query.unknown(
                            name,
                            "run_id, run_name, status, artifact_uri, user_id, start_time, end_time");
        };
    }

    private static @Nullable Object dataset(Run run, String name) {
        for (var logged : run.inputs()) {
            for (var input : logged.path("datasets")) {
                var value = input.path("dataset").path(name);
                if (value.isTextual()) {
                    return value.asText();
                }
            }
        }
        return null;
    }
}
