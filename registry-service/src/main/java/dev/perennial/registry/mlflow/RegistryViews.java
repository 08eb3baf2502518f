package dev.perennial.registry.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.registry.model.ModelVersions;
import dev.perennial.registry.model.Models;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registered models and versions as MLflow shows them, and their values for filters. */
final class RegistryViews {
    private static final String PROMPT = "mlflow.prompt.is_prompt";

    private RegistryViews() {}

    static ObjectNode model(Models.Registered model, List<ModelVersions.Version> latest) {
        ObjectNode node =
                Tell.object()
                        .put("name", model.name())
                        .put("creation_timestamp", model.createdAt().toEpochMilli())
                        .put("last_updated_timestamp", model.updatedAt().toEpochMilli());
        Tell.put(node, "description", model.description());
        Tell.pairs(node, "tags", model.tags());
        if (!model.aliases().isEmpty()) {
            ArrayNode aliases = node.putArray("aliases");
            model.aliases()
                    .forEach((alias, version) ->
                            aliases.addObject().put("alias", alias).put("version", version));
        }
        if (!latest.isEmpty()) {
            ArrayNode versions = node.putArray("latest_versions");
            latest.forEach(version -> versions.add(version(version)));
        }
        return node;
    }

    static ObjectNode version(ModelVersions.Version version) {
        ModelVersionView view = version.view();
        ObjectNode node =
                Tell.object()
                        .put("name", view.model())
                        .put("version", view.version())
                        .put("creation_timestamp", view.createdAt().toEpochMilli())
                        .put("last_updated_timestamp", version.updatedAt().toEpochMilli())
                        .put("current_stage", "None")
                        .put("user_id", view.createdBy())
                        .put("status", "READY");
        Tell.put(node, "description", version.description());
        Tell.put(node, "source", version.source());
        Tell.put(node, "run_id", view.runId());
        Tell.pairs(node, "tags", view.tags());
        if (!view.aliases().isEmpty()) {
            ArrayNode aliases = node.putArray("aliases");
            view.aliases().forEach(aliases::add);
        }
        return node;
    }

    /** Clients ask for all that is not a prompt by this tag, which models don't have. */
    private static @Nullable String tag(Map<String, String> tags, String key) {
        String name = key.substring(key.indexOf('.') + 1);
        return name.equals(PROMPT) ? tags.getOrDefault(name, "false") : tags.get(name);
    }

    static @Nullable Object value(Models.Registered model, String key) {
        if (key.startsWith("tags.") || key.startsWith("tag.")) {
            return tag(model.tags(), key);
        }
        return switch (key.replaceFirst("^attributes?\\.", "")) {
            case "name" -> model.name();
            case "timestamp", "last_updated_timestamp" -> model.updatedAt().toEpochMilli();
            case "creation_timestamp" -> model.createdAt().toEpochMilli();
            default ->
                    throw Query.unknown(
                            key, "name, creation_timestamp, last_updated_timestamp, tags.");
        };
    }

    static @Nullable Object value(ModelVersions.Version version, String key) {
        ModelVersionView view = version.view();
        if (key.startsWith("tags.") || key.startsWith("tag.")) {
            return tag(view.tags(), key);
        }
        return switch (key.replaceFirst("^attributes?\\.", "")) {
            case "name" -> view.model();
            case "version_number", "version" -> Integer.valueOf(view.version());
            case "run_id" -> view.runId();
            case "source_path" -> version.source();
            case "creation_timestamp" -> view.createdAt().toEpochMilli();
            case "last_updated_timestamp" -> version.updatedAt().toEpochMilli();
            default ->
                    throw Query.unknown(
                            key,
                            "name, version_number, run_id, source_path, creation_timestamp,"
                                    + " last_updated_timestamp, tags.");
        };
    }
}
