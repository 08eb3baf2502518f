package dev.perennial.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import dev.perennial.model.ModelException;
import dev.perennial.model.Output;
import dev.perennial.model.format.Serving;
import dev.perennial.model.format.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tensors become outputs. The first output is the probability of label 1 where the model
 * classifies (a tensor [n, 2], or skl2onnx's list of maps), else the first numeric one; all others
 * follow under their own names.
 *
 * @param name of the first output
 * @param source the graph's output that it is taken from
 * @param binary whether it is the probability of label 1
 */
record Outputs(List<NodeInfo> nodes, String name, String source, boolean binary) {
    static Outputs of(Map<String, NodeInfo> infos, @Nullable Serving serving) {
        List<NodeInfo> nodes = List.copyOf(infos.values());
        NodeInfo probabilities = null;
        NodeInfo numeric = null;
        for (NodeInfo node : nodes) {
            if (probabilities == null && isProbabilities(node)) {
                probabilities = node;
            }
            if (numeric == null && isNumeric(node)) {
                numeric = node;
            }
        }
        NodeInfo source = probabilities == null ? numeric : probabilities;
        if (source == null) {
            throw new ModelException("The model has no numeric output");
        }
        boolean binary = probabilities != null;
        String name = serving == null ? (binary ? "score" : "prediction") : serving.output();
        return new Outputs(nodes, name, source.getName(), binary);
    }

    private static boolean isProbabilities(NodeInfo node) {
        if (node.getInfo() instanceof SequenceInfo sequence) {
            return sequence.isSequenceOfMaps();
        }
        return node.getInfo() instanceof TensorInfo tensor
                && isReal(tensor)
                && tensor.getShape().length == 2
                && (tensor.getShape()[1] == 2 || node.getName().contains("probab"));
    }

    private static boolean isNumeric(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor && !datatype(tensor).equals("BYTES");
    }

    private static boolean isReal(TensorInfo tensor) {
        return datatype(tensor).startsWith("FP");
    }

    List<Signature.Field> fields() {
        List<Signature.Field> fields = new ArrayList<>();
        fields.add(new Signature.Field(name, datatype(source), false));
        for (NodeInfo node : nodes) {
            if (!node.getName().equals(name)) {
                fields.add(new Signature.Field(node.getName(), datatype(node.getName()), false));
            }
        }
        return fields;
    }

    List<Output> none() {
        return fields().stream()
                .map(field -> Output.numeric(field.name(), field.datatype(), 1, new double[0]))
                .toList();
    }

    private String datatype(String output) {
        for (NodeInfo node : nodes) {
            if (node.getName().equals(output) && node.getInfo() instanceof TensorInfo tensor) {
                return datatype(tensor);
            }
        }
        return "FP32";
    }

    private static String datatype(TensorInfo tensor) {
        return switch (tensor.type) {
            case FLOAT16, BFLOAT16, FLOAT -> "FP32";
            case DOUBLE -> "FP64";
            case INT8, INT16, INT32, UINT8 -> "INT32";
            case INT64 -> "INT64";
            case BOOL -> "BOOL";
            case STRING -> "BYTES";
            case UNKNOWN -> throw new ModelException("An output has elements of unknown type");
        };
    }

    List<Output> read(OrtSession.Result result, int rows) throws OrtException {
        List<Output> all = new ArrayList<>();
        for (NodeInfo node : nodes) {
            OnnxValue value =
                    result.get(node.getName())
                            .orElseThrow(() -> new ModelException("No output " + node.getName()));
            Output output = output(node, value, rows);
            if (node.getName().equals(source)) {
                all.addFirst(score(output));
                if (node.getName().equals(name)) {
                    continue;
                }
            }
            all.add(output);
        }
        return all;
    }

    /** The first output: label 1's column where there are several. */
    private Output score(Output output) {
        double[] numbers = output.numbers();
        if (numbers == null) {
            throw new ModelException("Output " + output.name() + " is not numeric");
        }
        int width = output.width();
        int column = binary && width > 1 ? 1 : 0;
        double[] scores = new double[width == 0 ? 0 : numbers.length / width];
        for (int r = 0; r < scores.length; r++) {
            scores[r] = numbers[r * width + column];
        }
        return Output.numeric(name, output.datatype(), 1, scores);
    }

    private static Output output(NodeInfo node, OnnxValue value, int rows) throws OrtException {
        return switch (value) {
            case OnnxTensor tensor -> tensor(node.getName(), tensor, rows);
            case OnnxSequence sequence -> maps(node.getName(), sequence, rows);
            default ->
                    throw new ModelException(
                            "Output " + node.getName() + " is neither tensor nor list of maps");
        };
    }

    private static Output tensor(String name, OnnxTensor tensor, int rows) throws OrtException {
        TensorInfo info = tensor.getInfo();
        int elements = Math.toIntExact(info.getNumElements());
        if (elements % rows != 0) {
            throw new ModelException(
                    "Output %s has %d values for %d rows".formatted(name, elements, rows));
        }
        int width = elements / rows;
        String datatype = datatype(info);
        List<Object> flat = new ArrayList<>(elements);
        Flatten.into(flat, tensor.getValue());
        if (datatype.equals("BYTES")) {
            return Output.text(
                    name, width, flat.stream().map(String::valueOf).toArray(String[]::new));
        }
        double[] numbers = new double[elements];
        for (int i = 0; i < elements; i++) {
            numbers[i] = flat.get(i) instanceof Boolean b ? (b ? 1 : 0) : number(flat.get(i));
        }
        return Output.numeric(name, datatype, width, numbers);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static Output maps(String name, OnnxSequence sequence, int rows) throws OrtException {
        List<? extends OnnxValue> values = sequence.getValue();
        if (values.size() != rows) {
            throw new ModelException(
                    "Output %s has %d maps for %d rows".formatted(name, values.size(), rows));
        }
        double[] numbers = new double[0];
        int width = 0;
        for (int r = 0; r < rows; r++) {
            if (!(values.get(r) instanceof OnnxMap map)) {
                throw new ModelException("Output " + name + " is no list of maps");
            }
            // Sorted by label, so that the second of two is label 1.
            var sorted = new java.util.TreeMap<Object, Object>(map.getValue());
            if (r == 0) {
                width = sorted.size();
                numbers = new double[rows * width];
            }
            int c = 0;
            for (Object probability : sorted.values()) {
                numbers[r * width + c++] = number(probability);
            }
        }
        return Output.numeric(name, "FP32", width, numbers);
    }
}
