package dev.perennial.model.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.model.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Writes a booster as a model folder that MLflow can load too. What it writes depends on its
 * arguments alone, so that the same training gives the same digests.
 */
public final class FolderWriter {
    private static final String BOOSTER = "model.ubj";
    private static final String ENCODING = "encoding.json";
    private static final String EXAMPLE = "input_example.json";
    private static final String EXPECTED = "expected_output.json";
    private static final String XGBOOST = "3.4.0";
    private static final DateTimeFormatter MLFLOW_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private FolderWriter() {}

    /**
     * Writes the folder; it must be empty or absent.
     *
     * @param booster native UBJSON
     * @param example some raw rows with the model's answers, for the parity check at load
     */
    public static void write(Path folder, byte[] booster, Description about, Example example)
            throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(BOOSTER), booster);
        json(folder.resolve(ENCODING), ModelFiles.JSON.valueToTree(about.encoding()));
        json(folder.resolve(EXAMPLE), split(example.rows()));
        json(folder.resolve(EXPECTED), answers(about.output(), example.expected()));
        text(folder, "requirements.txt", "mlflow\nxgboost>=3.2.0\n");
        text(
                folder,
                "python_env.yaml",
                "python: 3.11.0\nbuild_dependencies:\n- pip\ndependencies:\n- -r requirements.txt\n");
        text(folder, MlModel.FILE, ModelFiles.YAML.writeValueAsString(mlModel(about)));
    }

    private static ObjectNode mlModel(Description about) {
        ObjectNode root = ModelFiles.JSON.createObjectNode();
        root.put("artifact_path", "model");
        ObjectNode flavors = root.putObject("flavors");
        ObjectNode python = flavors.putObject("python_function");
        python.put("data", BOOSTER);
        python.putObject("env").put("virtualenv", "python_env.yaml");
        python.put("loader_module", "mlflow.xgboost");
        python.put("python_version", "3.11.0");
        flavors.putObject("xgboost")
                .putNull("code")
                .put("data", BOOSTER)
                .put("model_class", "xgboost.core.Booster")
                .put("model_format", "ubj")
                .put("xgb_version", XGBOOST);
        ObjectNode own = flavors.putObject(Serving.FLAVOR);
        own.put("encoding", ENCODING);
        own.put("task", about.task().name().toLowerCase(java.util.Locale.ROOT));
        if (about.threshold() != null) {
            own.put("threshold", about.threshold());
        }
        own.put("output", about.output()).put("example", EXAMPLE).put("expected", EXPECTED);
        root.put("model_uuid", about.modelUuid());
        if (about.runId() != null) {
            root.put("run_id", about.runId());
        }
        root.putObject("saved_input_example_info")
                .put("artifact_path", EXAMPLE)
                .put("pandas_orient", "split")
                .put("type", "dataframe");
        root.set(
                "signature",
                SignatureText.write(
                        new Signature(
                                about.encoding().inputs(),
                                List.of(new Signature.Field(about.output(), "FP32", false)))));
        root.put("utc_time_created", MLFLOW_TIME.format(about.createdAt()));
        return root;
    }

    private static ObjectNode split(Table table) {
        ObjectNode root = ModelFiles.JSON.createObjectNode();
        ArrayNode columns = root.putArray("columns");
        table.columns().forEach(columns::add);
        ArrayNode data = root.putArray("data");
        for (int r = 0; r < table.size(); r++) {
            ArrayNode row = data.addArray();
            for (int c = 0; c < table.cells().length; c++) {
                row.addPOJO(table.cells()[c][r]);
            }
        }
        return root;
    }

    private static ObjectNode answers(String output, List<Double> expected) {
        ObjectNode root = ModelFiles.JSON.createObjectNode();
        root.putArray("columns").add(output);
        ArrayNode data = root.putArray("data");
        expected.forEach(value -> data.addArray().add(value));
        return root;
    }

    private static void json(Path file, com.fasterxml.jackson.databind.JsonNode node)
            throws IOException {
        Files.write(file, ModelFiles.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }

    private static void text(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
