package dev.perennial.model.xgboost;

import dev.perennial.model.BadInputException;
import dev.perennial.model.Contributions;
import dev.perennial.model.ModelException;
import dev.perennial.model.Output;
import dev.perennial.model.Prediction;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.model.format.Encoding;
import dev.perennial.model.format.MlModel;
import dev.perennial.model.format.ModelFiles;
import dev.perennial.model.format.Serving;
import dev.perennial.model.format.Signature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** Boosted trees with the encoding of their inputs. */
public final class BoosterPredictor implements Predictor {
    private final Booster booster;
    private final Signature signature;
    private final Encoding encoding;
    private final Objective objective;
    private final Link link;
    private final OptionalDouble threshold;
    private final int rounds;

    private BoosterPredictor(Boosters.Opened opened, Inputs inputs) {
        this.booster = opened.booster();
        this.objective = opened.objective();
        this.rounds = opened.rounds();
        this.link = Link.of(objective.name());
        this.encoding = inputs.encoding();
        this.threshold =
                inputs.threshold() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(inputs.threshold());
        int width = Math.max(1, objective.classes());
        this.signature =
                new Signature(
                        inputs.fields(),
                        List.of(new Signature.Field(inputs.output(), "FP32", false)));
        if (width > 1 && inputs.threshold() != null) {
            throw new ModelException("A threshold needs a single output, the booster has " + width);
        }
    }

    private record Inputs(
            List<Signature.Field> fields,
            Encoding encoding,
            String output,
            @Nullable Double threshold) {}

    /** Opens the booster of a model folder, with or without the flavor {@code perennial}. */
    public static BoosterPredictor open(Path folder, MlModel description) {
        String file = description.text("xgboost", "data");
        if (file == null) {
            throw new ModelException("MLmodel's flavor xgboost names no data");
        }
        byte[] bytes = ModelFiles.bytes(ModelFiles.inside(folder, file), ModelFiles.MODEL_LIMIT);
        boolean wrapped =
                String.valueOf(description.text("xgboost", "model_class")).contains(".sklearn.");
        Boosters.Opened opened = Boosters.open(bytes, wrapped);
        try {
            return new BoosterPredictor(opened, inputs(folder, description, opened));
        } catch (RuntimeException e) {
            opened.booster().dispose();
            throw e;
        }
    }

    /** A booster with its encoding, outside of a folder: its native form and what goes in. */
    public static BoosterPredictor of(
            byte[] model, Encoding encoding, String output, @Nullable Double threshold) {
        Boosters.Opened opened = Boosters.open(model, false);
        try {
            requireWidth(opened, encoding.featureOrder().size());
            return new BoosterPredictor(
                    opened, new Inputs(encoding.inputs(), encoding, output, threshold));
        } catch (RuntimeException e) {
            opened.booster().dispose();
            throw e;
        }
    }

    private static Inputs inputs(Path folder, MlModel description, Boosters.Opened opened) {
        Serving serving = Serving.of(description);
        Encoding encoding = serving == null ? null : serving.readEncoding(folder);
        Link link = Link.of(opened.objective().name());
        String output = link == Link.LOGISTIC ? "score" : "prediction";
        List<Signature.Field> fields;
        if (encoding != null) {
            fields = encoding.inputs();
        } else {
            fields =
                    description.signature() == null
                            ? opened.fields()
                            : description.signature().inputs();
            requireNumeric(fields);
            encoding = new Encoding(fields.stream().map(Signature.Field::name).toList(), Map.of());
        }
        requireWidth(opened, fields.size());
        return new Inputs(
                fields,
                encoding,
                serving == null ? output : serving.output(),
                serving == null ? defaultThreshold(link) : serving.threshold());
    }

    private static @Nullable Double defaultThreshold(Link link) {
        return link == Link.LOGISTIC ? Double.valueOf(0.5) : null;
    }

    private static void requireNumeric(List<Signature.Field> fields) {
        for (Signature.Field field : fields) {
            if (field.datatype().equals("BYTES")) {
                throw new ModelException(
                        "Input " + field.name() + " is text and the model has no encoding");
            }
        }
    }

    private static void requireWidth(Boosters.Opened opened, int width) {
        if (opened.features() != width) {
            throw new ModelException(
                    "The booster takes %d features, the folder describes %d"
                            .formatted(opened.features(), width));
        }
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public OptionalDouble threshold() {
        return threshold;
    }

    public Encoding encoding() {
        return encoding;
    }

    @Override
    public Prediction predict(Table table) {
        float[] encoded = encoding.encode(signature.conform(table));
        float[][] answers = run(encoded, table.size(), Booster.PredictionType.kValue);
        int width = answers.length == 0 ? 1 : answers[0].length;
        double[] values = new double[table.size() * width];
        for (int r = 0; r < answers.length; r++) {
            for (int c = 0; c < width; c++) {
                values[r * width + c] = answers[r][c];
            }
        }
        return new Prediction(
                table.size(),
                List.of(
                        Output.numeric(
                                signature.outputs().getFirst().name(), "FP32", width, values)));
    }

    /** Raw scores before the link function, a value a row, of rows that are encoded already. */
    public float[] margins(float[] encoded, int rows) {
        float[][] answers = run(encoded, rows, Booster.PredictionType.kMargin);
        float[] margins = new float[rows];
        for (int r = 0; r < rows; r++) {
            margins[r] = answers[r][0];
        }
        return margins;
    }

    private float[][] run(float[] encoded, int rows, Booster.PredictionType type) {
        if (rows == 0) {
            return new float[0][];
        }
        try {
            return booster.inplace_predict(
                    encoded,
                    rows,
                    encoded.length / rows,
                    Float.NaN,
                    new int[] {0, rounds},
                    type,
                    null);
        } catch (XGBoostError e) {
            throw new ModelException("XGBoost could not predict", e);
        }
    }

    @Override
    public Optional<Contributions> explain(Table table) {
        if (table.size() != 1) {
            throw new BadInputException("One row is explained at a time, got " + table.size());
        }
        if (objective.classes() > 1) {
            return Optional.empty();
        }
        float[] encoded = encoding.encode(signature.conform(table));
        float[] parts = contributions(encoded);
        Map<String, Double> byInput = new LinkedHashMap<>();
        for (int c = 0; c < encoded.length; c++) {
            byInput.put(encoding.featureOrder().get(c), (double) parts[c]);
        }
        double output = run(encoded, 1, Booster.PredictionType.kValue)[0][0];
        double margin = margins(encoded, 1)[0];
        return Optional.of(
                new Contributions(parts[encoded.length], byInput, margin, output, link.text()));
    }

    private float[] contributions(float[] encoded) {
        DMatrix row = null;
        try {
            row = new DMatrix(encoded, 1, encoded.length, Float.NaN);
            return booster.predictContrib(row, rounds)[0];
        } catch (XGBoostError e) {
            throw new ModelException("XGBoost could not explain", e);
        } finally {
            if (row != null) {
                row.dispose();
            }
        }
    }

    @Override
    public void close() {
        booster.dispose();
    }
}
