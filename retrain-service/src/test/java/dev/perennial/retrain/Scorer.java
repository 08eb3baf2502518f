package dev.perennial.retrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.model.ModelFolder;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers for versions as the registry and inference-service do, with the recorded models. */
final class Scorer {
    private Scorer() {}

    static byte @Nullable [] answer(String path, byte[] body) throws IOException {
        String[] parts = path.split("/", -1);
        if (path.endsWith("/aliases/champion")) {
            return FakeNeighbours.write(alias());
        }
        if (parts.length < 8) {
            return null;
        }
        ObjectNode version = version(parts[7]);
        if (version == null) {
            return null;
        }
        if (parts[2].equals("registry")) {
            return FakeNeighbours.write(version);
        }
        try (Predictor model = ModelFolder.load(folder(version))) {
            return FakeNeighbours.write(
                    path.endsWith("/signature") ? signature(model) : scores(model, body));
        }
    }

    private static ObjectNode alias() {
        return FakeNeighbours.JSON
                .createObjectNode()
                .put("model", "m")
                .put("modelId", "00000000-0000-0000-0000-000000000009")
                .put("alias", "champion")
                .put("version", "1")
                .put("revision", 1)
                .put("since", "2013-03-01T00:00:00Z")
                .put("movedBy", "ada");
    }

    private static @Nullable ObjectNode version(String number) {
        return FakeNeighbours.TRAININGS.values().stream()
                .filter(view -> view.path("version").asText().equals(number))
                .findFirst()
                .orElse(null);
    }

    private static Path folder(ObjectNode version) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "scorer-");
        for (JsonNode file : version.path("files")) {
            Files.write(
                    folder.resolve(file.path("path").asText()),
                    Objects.requireNonNull(FakeNeighbours.BLOBS.get(file.path("sha256").asText())));
        }
        return folder;
    }

    private static ObjectNode signature(Predictor model) {
        ObjectNode view = FakeNeighbours.JSON.createObjectNode();
        view.put("model", "m").put("version", "1").put("threshold", 0.5);
        ArrayNode inputs = view.putArray("inputs");
        model.signature()
                .inputs()
                .forEach(field ->
                        inputs.addObject()
                                .put("name", field.name())
                                .put("datatype", field.datatype())
                                .put("optional", field.optional()));
        view.putArray("outputs");
        return view;
    }

    private static ObjectNode scores(Predictor model, byte[] body) throws IOException {
        JsonNode asked = FakeNeighbours.JSON.readTree(body);
        List<String> columns = new ArrayList<>();
        asked.path("columns").forEach(column -> columns.add(column.asText()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : asked.path("rows")) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (JsonNode cell : row) {
                cells.add(
                        cell.isNull()
                                ? null
                                : cell.isNumber() ? (Object) cell.asDouble() : cell.asText());
            }
            rows.add(cells);
        }
        var prediction = model.predict(Table.ofRows(columns, rows));
        ObjectNode view = FakeNeighbours.JSON.createObjectNode();
        view.put("model", "m").put("version", "1");
        ArrayNode values = view.putArray("values");
        for (int r = 0; r < prediction.size(); r++) {
            values.add(prediction.score(r));
        }
        return view;
    }
}
