package dev.perennial.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perennial.model.Flights;
import dev.perennial.model.ModelException;
import dev.perennial.model.ModelFolder;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.model.format.Description;
import dev.perennial.model.format.Encoding;
import dev.perennial.model.format.Example;
import dev.perennial.model.format.FolderWriter;
import dev.perennial.model.format.MlModel;
import dev.perennial.model.format.Serving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoosterTrainerTest {
    private static final Flights.Rows ROWS = Flights.rows("/flights/training.csv");
    private static final Encoding ENCODING =
            Encoding.of(ROWS.table(), Set.of("carrier", "origin", "dest"));
    private static final Training QUICK = new Training(20, 7, Map.of("max_depth", "3"));

    @Test
    void the_same_rows_and_seed_give_the_same_bytes() {
        assertThat(train(QUICK)).isEqualTo(train(QUICK));
    }

    @Test
    void another_seed_gives_another_model() {
        assertThat(train(QUICK)).isNotEqualTo(train(new Training(20, 8, Map.of("max_depth", "3"))));
    }

    @Test
    void progress_counts_the_rounds_and_may_stop_them() {
        List<Integer> seen = new ArrayList<>();
        BoosterTrainer.train(sample(), Serving.Task.BINARY, QUICK, (done, all) -> seen.add(done));

        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThatThrownBy(() ->
                        BoosterTrainer.train(
                                sample(),
                                Serving.Task.BINARY,
                                QUICK,
                                (done, all) -> {
                                    throw new IllegalStateException("enough");
                                }))
                .hasMessage("enough");
    }

    @Test
    void what_was_learned_separates_late_flights_from_others() {
        try (BoosterPredictor model = BoosterPredictor.of(train(QUICK), ENCODING, "score", 0.3)) {
            double late = 0;
            double onTime = 0;
            int lates = 0;
            var prediction = model.predict(ROWS.table());
            for (int r = 0; r < prediction.size(); r++) {
                if (ROWS.last()[r] == 1) {
                    late += prediction.score(r);
                    lates++;
                } else {
                    onTime += prediction.score(r);
                }
            }
            assertThat(late / lates).isGreaterThan(onTime / (prediction.size() - lates) + 0.05);
        }
    }

    @Test
    void unfit_data_parameters_and_labels_are_refused() {
        assertThatThrownBy(() -> new Sample(List.of("a"), new float[0], new float[0]))
                .hasMessageContaining("no rows");
        assertThatThrownBy(() -> new Sample(List.of("a"), new float[3], new float[2]))
                .hasMessageContaining("3 values are not 2 rows of 1 features");
        Sample odd = new Sample(List.of("a"), new float[] {1}, new float[] {2});
        assertThatThrownBy(
                        () -> BoosterTrainer.train(odd, Serving.Task.BINARY, QUICK, (d, a) -> {}))
                .hasMessageContaining("0 or 1");
        assertThatThrownBy(() -> Training.of(Map.of("n_estimators", "many"), 1))
                .hasMessageContaining("n_estimators");
        assertThatThrownBy(() -> new Training(0, 1, Map.of())).hasMessageContaining("rounds");
        assertThatThrownBy(() -> train(new Training(1, 1, Map.of("max_depth", "deep"))))
                .isInstanceOf(ModelException.class);
        assertThat(Training.of(Map.of("rounds", "12", "eta", "0.3"), 1).rounds()).isEqualTo(12);
    }

    @Test
    void a_regression_learns_values() {
        float[] x = new float[200];
        float[] y = new float[200];
        for (int i = 0; i < 200; i++) {
            x[i] = i;
            y[i] = 3f * i + 5;
        }
        byte[] model =
                BoosterTrainer.train(
                        new Sample(List.of("x"), x, y),
                        Serving.Task.REGRESSION,
                        new Training(100, 1, Map.of("eta", "0.3", "min_child_weight", "1")),
                        (done, all) -> {});
        try (BoosterPredictor predictor =
                BoosterPredictor.of(
                        model, new Encoding(List.of("x"), Map.of()), "prediction", null)) {
            Table table = Table.ofRows(List.of("x"), List.of(List.of(100)));
            assertThat(predictor.predict(table).score(0)).isCloseTo(305, within(15.0));
            assertThat(predictor.explain(table).orElseThrow().link()).isEqualTo("identity");
            assertThat(predictor.threshold()).isEmpty();
        }
    }

    @Test
    void a_written_folder_loads_and_answers_the_same(@TempDir Path folder) throws IOException {
        byte[] booster = train(QUICK);
        write(folder, booster, 0);
        try (BoosterPredictor trained = BoosterPredictor.of(booster, ENCODING, "score", 0.3);
                Predictor loaded = ModelFolder.load(folder)) {
            assertThat(loaded.predict(ROWS.table()).first().numbers())
                    .isEqualTo(trained.predict(ROWS.table()).first().numbers());
            assertThat(loaded.threshold()).hasValue(0.3);
            assertThat(loaded.signature().outputs().getFirst().name()).isEqualTo("score");
        }
        MlModel description = MlModel.read(folder);
        assertThat(description.text("xgboost", "data")).isEqualTo("model.ubj");
        assertThat(description.text("python_function", "loader_module"))
                .isEqualTo("mlflow.xgboost");
        assertThat(description.runId()).isEqualTo("run");
        assertThat(description.signature()).isNotNull();
    }

    @Test
    void the_same_training_writes_the_same_files(@TempDir Path one, @TempDir Path two)
            throws IOException {
        write(one, train(QUICK), 0);
        write(two, train(QUICK), 0);
        try (var files = Files.list(one)) {
            for (Path file : files.toList()) {
                assertThat(file).hasSameBinaryContentAs(two.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_model_that_answers_its_example_differently_does_not_load(@TempDir Path folder)
            throws IOException {
        write(folder, train(QUICK), 2e-6);

        assertThatThrownBy(() -> ModelFolder.load(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Parity check failed: row 0");
    }

    private static void write(Path folder, byte[] booster, double shift) throws IOException {
        try (BoosterPredictor trained = BoosterPredictor.of(booster, ENCODING, "score", 0.3)) {
            Table rows = BoosterPredictorTest.row(3);
            List<Double> answers = List.of(trained.predict(rows).score(0) + shift);
            FolderWriter.write(
                    folder,
                    booster,
                    new Description(
                            ENCODING,
                            Serving.Task.BINARY,
                            0.3,
                            "score",
                            "run",
                            "0123456789abcdef0123456789abcdef",
                            Instant.parse("2013-03-01T00:00:00Z")),
                    new Example(rows, answers));
        }
    }

    private static Sample sample() {
        return Sample.of(ENCODING, ROWS.table(), ROWS.last());
    }

    private static byte[] train(Training training) {
        return BoosterTrainer.train(sample(), Serving.Task.BINARY, training, (done, all) -> {});
    }
}
