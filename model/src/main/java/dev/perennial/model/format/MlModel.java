package dev.perennial.model.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file MLmodel: what a model folder holds and how it is opened.
 *
 * @param flavors ways to open it, by name; the members of each as the file has them
 * @param utcTimeCreated as MLflow writes it: {@code 2013-07-01 00:00:00.000000}
 */
public record MlModel(
        Map<String, ObjectNode> flavors,
        @Nullable Signature signature,
        @Nullable String runId,
        @Nullable String modelUuid,
        @Nullable String utcTimeCreated,
        @Nullable String mlflowVersion) {
    /** Its name in a model folder. */
    public static final String FILE = "MLmodel";

    public MlModel {
        flavors = Map.copyOf(flavors);
    }

    public boolean has(String flavor) {
        return flavors.containsKey(flavor);
    }

    /** A text member of a flavor; null where it has none. */
    public @Nullable String text(String flavor, String member) {
        ObjectNode node = flavors.get(flavor);
        JsonNode value = node == null ? null : node.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }

    public static MlModel read(Path folder) {
        JsonNode root;
        try {
            byte[] bytes = ModelFiles.bytes(ModelFiles.inside(folder, FILE), 1 << 20);
            root = ModelFiles.YAML.readTree(bytes);
        } catch (IOException e) {
            throw new ModelException("MLmodel is not YAML: " + ModelFiles.reason(e), e);
        }
        if (root == null || !(root.get("flavors") instanceof ObjectNode named)) {
            throw new ModelException("MLmodel has no flavors");
        }
        Map<String, ObjectNode> flavors = new LinkedHashMap<>();
        named.properties()
                .forEach(flavor -> {
                    if (flavor.getValue() instanceof ObjectNode members) {
                        flavors.put(flavor.getKey(), members);
                    }
                });
        return new MlModel(
                flavors,
                SignatureText.read(root.get("signature")),
                text(root, "run_id"),
                text(root, "model_uuid"),
                text(root, "utc_time_created"),
                text(root, "mlflow_version"));
    }

    private static @Nullable String text(JsonNode root, String member) {
        JsonNode value = root.get(member);
        return value == null || value.isNull() ? null : value.asText();
    }
}
