package dev.perennial.model;

import dev.perennial.model.format.Example;
import dev.perennial.model.format.MlModel;
import dev.perennial.model.format.Serving;
import dev.perennial.model.onnx.OnnxPredictor;
import dev.perennial.model.xgboost.BoosterPredictor;
import java.nio.file.Path;

/** Opens a model folder: reads MLmodel, opens what it names and sees that it still answers so. */
public final class ModelFolder {
    private ModelFolder() {}

    /**
     * Opens the model in a folder. Only formats without code in them are opened: XGBoost's JSON and
     * UBJSON, and ONNX.
     *
     * @throws ModelException when it can't be opened, or answers its recorded example differently
     */
    public static Predictor load(Path folder) {
        MlModel description = MlModel.read(folder);
        Predictor predictor = open(folder, description);
        try {
            Serving serving = Serving.of(description);
            Example example = serving == null ? null : Example.read(folder, serving);
            if (example != null) {
                check(predictor, example);
            }
            return predictor;
        } catch (RuntimeException e) {
            predictor.close();
            throw e;
        }
    }

    private static Predictor open(Path folder, MlModel description) {
        if (description.has("xgboost")) {
            return BoosterPredictor.open(folder, description);
        }
        if (description.has("onnx")) {
            return OnnxPredictor.open(folder, description);
        }
        throw new ModelException(
                "The model has the flavors %s; served are xgboost and onnx"
                        .formatted(description.flavors().keySet()));
    }

    private static void check(Predictor predictor, Example example) {
        Prediction prediction = predictor.predict(example.rows());
        for (int r = 0; r < prediction.size(); r++) {
            double expected = example.expected().get(r);
            double difference = Math.abs(prediction.score(r) - expected);
            if (!(difference <= Example.TOLERANCE * Math.max(1, Math.abs(expected)))) {
                throw new ModelException(
                        "Parity check failed: row %d of the recorded example gives %s, was %s"
                                .formatted(r, prediction.score(r), expected));
            }
        }
    }
}
