package dev.perennial.inference.protocol.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one tensor and sees that its data fit its datatype and shape. */
final class TensorReader {
    private static final Set<String> MEMBERS =
            Set.of("name", "datatype", "shape", "data", "parameters");
    private static final Set<String> DATATYPES =
            Set.of(
                    "BOOL", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32",
                    "UINT64", "FP16", "FP32", "FP64", "BYTES");
    private static final int MOST_COLUMNS = 10_000;
    private static final int DEEPEST = 2;

    private TensorReader() {}

    static Tensor read(JsonNode node) {
        if (!node.isObject()) {
            throw ProblemException.invalid("Each of inputs must be an object");
        }
        String name = text(node, "name", "An input");
        String label = "Input " + RequestReader.shown(name);
        for (var entry : node.properties()) {
            if (!MEMBERS.contains(entry.getKey())) {
                throw ProblemException.invalid(
                        "%s has a member %s, which a tensor does not have"
                                .formatted(label, RequestReader.shown(entry.getKey())));
            }
        }
        String datatype = text(node, "datatype", label);
        if (!DATATYPES.contains(datatype)) {
            throw ProblemException.invalid(
                    "%s: datatype %s is not one of %s"
                            .formatted(
                                    label,
                                    RequestReader.shown(datatype),
                                    new java.util.TreeSet<>(DATATYPES)));
        }
        List<Long> shape = shape(name, label, node.get("shape"));
        return new Tensor(name, datatype, shape, data(node, label, datatype, shape));
    }

    private static String text(JsonNode node, String member, String label) {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            throw ProblemException.invalid(label + " needs a " + member);
        }
        return value.textValue();
    }

    private static List<Long> shape(String name, String label, @Nullable JsonNode node) {
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > 2) {
            throw ProblemException.invalid(label + ": shape must be [rows] or [rows, columns]");
        }
        List<Long> shape = new ArrayList<>(2);
        for (JsonNode dimension : node) {
            if (!dimension.isIntegralNumber()
                    || !dimension.canConvertToLong()
                    || dimension.longValue() < 1) {
                throw ProblemException.invalid(label + ": shape must have whole numbers from 1");
            }
            shape.add(dimension.longValue());
        }
        RequestReader.checkRows(name, shape.getFirst());
        if (shape.getLast() > MOST_COLUMNS) {
            throw ProblemException.invalid(
                    "%s: shape has %d columns, at most %d are taken"
                            .formatted(label, shape.getLast(), MOST_COLUMNS));
        }
        return shape;
    }

    private static List<JsonNode> data(
            JsonNode tensor, String label, String datatype, List<Long> shape) {
        if (tensor.path("parameters").has("binary_data_size")) {
            throw ProblemException.invalid(
                    label + ": binary tensor data is not served; send data as JSON");
        }
        JsonNode node = tensor.get("data");
        if (node == null || !node.isArray()) {
            throw ProblemException.invalid(label + " needs data, a list of values");
        }
        long expected = shape.size() == 1 ? shape.getFirst() : shape.getFirst() * shape.get(1);
        List<JsonNode> values = new ArrayList<>(node.size());
        flatten(node, label, 1, values);
        if (values.size() != expected) {
            throw ProblemException.invalid(
                    "%s: shape %s needs %d values, data has %d"
                            .formatted(label, shape, expected, values.size()));
        }
        for (int i = 0; i < values.size(); i++) {
            if (!fits(datatype, values.get(i))) {
                throw ProblemException.invalid(
                        "%s, value %d: %s is not a value of %s"
                                .formatted(
                                        label,
                                        i,
                                        RequestReader.shown(values.get(i).toString()),
                                        datatype));
            }
        }
        return values;
    }

    /** Data may be flat or nested as the shape is; both mean the same. */
    private static void flatten(JsonNode list, String label, int depth, List<JsonNode> values) {
        for (JsonNode item : list) {
            if (!item.isArray()) {
                values.add(item);
            } else if (depth < DEEPEST) {
                flatten(item, label, depth + 1, values);
            } else {
                throw ProblemException.invalid(
                        label + ": data is nested more deeply than its shape");
            }
        }
    }

    private static boolean fits(String datatype, JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        return switch (datatype) {
            case "BOOL" -> value.isBoolean();
            case "BYTES" -> value.isTextual();
            case "FP16", "FP32", "FP64" -> value.isNumber() && Double.isFinite(value.doubleValue());
            default -> value.isIntegralNumber();
        };
    }
}
