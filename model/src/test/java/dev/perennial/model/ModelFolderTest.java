package dev.perennial.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void a_model_logged_by_the_python_client_answers_as_its_library() throws IOException {
        copy("/mlflow/model.ubj", "model.ubj");
        mlModel(
                """
                flavors:
                  python_function: {loader_module: mlflow.xgboost}
                  xgboost: {data: model.ubj, model_class: xgboost.sklearn.XGBClassifier}
                signature:
                  inputs: '[{"type": "float", "name": "a", "required": true}, \
                {"type": "double", "name": "b", "required": true}, \
                {"type": "double", "name": "c", "required": true}, \
                {"type": "double", "name": "d", "required": false}]'
                  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
                """);
        JsonNode answers = JSON.readTree(Flights.bytes("/mlflow/answers.json"));

        try (Predictor model = ModelFolder.load(folder)) {
            assertThat(model.threshold()).hasValue(0.5);
            compare(model, answers);
        }
    }

    @Test
    void without_a_signature_the_boosters_own_names_serve() throws IOException {
        copy("/mlflow/model.ubj", "model.ubj");
        mlModel("flavors: {xgboost: {data: model.ubj}}");

        try (Predictor model = ModelFolder.load(folder)) {
            assertThat(model.signature().inputNames()).containsExactly("f0", "f1", "f2", "f3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "classifier_zipmap, true",
        "classifier_tensor, true",
        "regressor, false",
        "named_columns, true"
    })
    void an_onnx_model_answers_as_the_library_it_came_from(String name, boolean classifier)
            throws IOException {
        copy("/onnx/" + name + ".onnx", "model.onnx");
        mlModel("flavors: {onnx: {data: model.onnx, onnx_version: 1.17.0}}");
        JsonNode answers = JSON.readTree(Flights.bytes("/onnx/" + name + ".json"));

        try (Predictor model = ModelFolder.load(folder)) {
            compare(model, answers);
            assertThat(model.threshold().isPresent()).isEqualTo(classifier);
            assertThat(model.signature().outputs().getFirst().name())
                    .isEqualTo(classifier ? "score" : "prediction");
            assertThat(
                            model.predict(Table.ofRows(model.signature().inputNames(), List.of()))
                                    .size())
                    .isZero();
        }
    }

    @Test
    void a_classifier_also_answers_with_its_label() throws IOException {
        copy("/onnx/classifier_tensor.onnx", "model.onnx");
        mlModel("flavors: {onnx: {data: model.onnx}}");
        JsonNode answers = JSON.readTree(Flights.bytes("/onnx/classifier_tensor.json"));

        try (Predictor model = ModelFolder.load(folder)) {
            Prediction prediction = model.predict(table(model, answers));
            Output label = prediction.outputs().get(1);
            for (int r = 0; r < prediction.size(); r++) {
                assertThat(label.value(r, 0)).isEqualTo(prediction.score(r) > 0.5 ? 1L : 0L);
            }
        }
    }

    @Test
    void a_missing_whole_number_is_refused_where_the_graph_has_none() throws IOException {
        copy("/onnx/named_columns.onnx", "model.onnx");
        mlModel("flavors: {onnx: {data: model.onnx}}");

        try (Predictor model = ModelFolder.load(folder)) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(1.5);
            row.add(null);
            row.add("red");
            assertThatThrownBy(() ->
                            model.predict(
                                    Table.ofRows(List.of("age", "visits", "colour"), List.of(row))))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("visits");
        }
    }

    @Test
    void files_outside_of_the_folder_are_not_read(@TempDir Path elsewhere) throws IOException {
        Files.write(elsewhere.resolve("model.ubj"), Flights.bytes("/mlflow/model.ubj"));
        String outside = folder.relativize(elsewhere.resolve("model.ubj")).toString();
        mlModel("flavors: {xgboost: {data: " + outside + "}}");
        assertThatThrownBy(() -> ModelFolder.load(folder)).hasMessageContaining("has no file");

        Files.createSymbolicLink(folder.resolve("link.ubj"), elsewhere.resolve("model.ubj"));
        mlModel("flavors: {xgboost: {data: link.ubj}}");
        assertThatThrownBy(() -> ModelFolder.load(folder)).hasMessageContaining("leads out");
    }

    @Test
    void broken_and_foreign_folders_say_what_is_wrong() throws IOException {
        assertThatThrownBy(() -> ModelFolder.load(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("MLmodel");
        mlModel("flavors: {sklearn: {pickled_model: model.pkl}}");
        assertThatThrownBy(() -> ModelFolder.load(folder)).hasMessageContaining("sklearn");
        mlModel("[1, 2");
        assertThatThrownBy(() -> ModelFolder.load(folder)).hasMessageContaining("not YAML");
        mlModel("flavors: {onnx: {data: model.onnx}}");
        Files.writeString(folder.resolve("model.onnx"), "not a model");
        assertThatThrownBy(() -> ModelFolder.load(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("ONNX Runtime");
    }

    private void copy(String resource, String name) throws IOException {
        Files.write(folder.resolve(name), Flights.bytes(resource));
    }

    private void mlModel(String text) throws IOException {
        Files.writeString(folder.resolve("MLmodel"), text);
    }

    private static void compare(Predictor model, JsonNode answers) {
        Prediction prediction = model.predict(table(model, answers));
        for (int r = 0; r < prediction.size(); r++) {
            double expected = answers.get("expected").get(r).asDouble();
            assertThat(prediction.score(r))
                    .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
    }

    private static Table table(Predictor model, JsonNode answers) {
        List<List<@Nullable Object>> rows =
                JSON.convertValue(
                        answers.get("rows"),
                        new com.fasterxml.jackson.core.type.TypeReference<>() {});
        return Table.ofRows(model.signature().inputNames(), rows);
    }
}
