package dev.perennial.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.perennial.model.Contributions;
import dev.perennial.model.ModelException;
import dev.perennial.model.Prediction;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.model.format.MlModel;
import dev.perennial.model.format.ModelFiles;
import dev.perennial.model.format.Serving;
import dev.perennial.model.format.Signature;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A model in ONNX whose inputs are columns: one tensor of all of them, or one a column. */
public final class OnnxPredictor implements Predictor {
    private final OrtSession session;
    private final Inputs inputs;
    private final Outputs outputs;
    private final Signature signature;
    private final OptionalDouble threshold;

    private OnnxPredictor(
            OrtSession session, @Nullable Signature recorded, @Nullable Serving serving)
            throws OrtException {
        this.session = session;
        this.inputs = Inputs.of(session.getInputInfo(), recorded);
        this.outputs = Outputs.of(session.getOutputInfo(), serving);
        this.signature = new Signature(inputs.fields(), outputs.fields());
        this.threshold = threshold(serving, outputs);
    }

    /** Opens the ONNX file of a model folder. */
    public static OnnxPredictor open(Path folder, MlModel description) {
        String file = description.text("onnx", "data");
        if (file == null) {
            throw new ModelException("MLmodel's flavor onnx names no data");
        }
        byte[] bytes = ModelFiles.bytes(ModelFiles.inside(folder, file), ModelFiles.MODEL_LIMIT);
        return open(bytes, description.signature(), Serving.of(description));
    }

    /** Opens a model from its bytes: it can then name no other file. */
    public static OnnxPredictor open(
            byte[] bytes, @Nullable Signature recorded, @Nullable Serving serving) {
        OrtSession session = null;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // More threads for one call cost more CPU than they save; requests run beside each
            // other.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = OrtEnvironment.getEnvironment().createSession(bytes, options);
            OnnxPredictor predictor = new OnnxPredictor(session, recorded, serving);
            session = null;
            return predictor;
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime can't open the model: " + e.getMessage(), e);
        } finally {
            close(session);
        }
    }

    private static OptionalDouble threshold(@Nullable Serving serving, Outputs outputs) {
        if (serving != null) {
            return serving.threshold() == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(serving.threshold());
        }
        return outputs.binary() ? OptionalDouble.of(0.5) : OptionalDouble.empty();
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public OptionalDouble threshold() {
        return threshold;
    }

    @Override
    public Prediction predict(Table table) {
        Table conforming = signature.conform(table);
        if (table.size() == 0) {
            return new Prediction(0, outputs.none());
        }
        Map<String, OnnxTensor> tensors = Map.of();
        try {
            tensors = inputs.tensors(OrtEnvironment.getEnvironment(), conforming);
            try (OrtSession.Result result = session.run(tensors)) {
                return new Prediction(table.size(), outputs.read(result, table.size()));
            }
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime could not predict: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public Optional<Contributions> explain(Table table) {
        return Optional.empty();
    }

    @Override
    public void close() {
        close(session);
    }

    private static void close(@Nullable OrtSession session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime can't close the model", e);
        }
    }
}
