package dev.perennial.inference.protocol.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.model.BadInputException;
import dev.perennial.model.Table;
import dev.perennial.model.format.Datatypes;
import dev.perennial.model.format.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays a request's tensors out as the columns that a model wants. */
public final class Columns {
    private Columns() {}

    /**
     * The request's values as a table with the model's inputs, in its order.
     *
     * @throws BadInputException when they are not the model's inputs
     */
    public static Table table(InferRequest request, Signature signature) {
        checkOutputs(request, signature);
        Table table =
                isMatrix(request, signature)
                        ? matrix(request.inputs().getFirst(), signature)
                        : columns(request);
        return signature.conform(table);
    }

    private static void checkOutputs(InferRequest request, Signature signature) {
        List<String> known = signature.outputs().stream().map(Signature.Field::name).toList();
        for (String name : request.outputs()) {
            if (!known.contains(name)) {
                throw new BadInputException(
                        "The model has no output %s; its outputs are %s"
                                .formatted(RequestReader.shown(name), known));
            }
        }
    }

    private static boolean isMatrix(InferRequest request, Signature signature) {
        Tensor first = request.inputs().getFirst();
        return request.inputs().size() == 1
                && first.shape().size() == 2
                && (first.width() > 1 || !signature.inputNames().contains(first.name()));
    }

    private static Table matrix(Tensor tensor, Signature signature) {
        List<Signature.Field> inputs = signature.inputs();
        for (Signature.Field input : inputs) {
            if (input.datatype().equals("BYTES") || input.datatype().equals("BOOL")) {
                throw new BadInputException(
                        "Input %s of the model is not a number; send one tensor a column"
                                .formatted(input.name()));
            }
        }
        if (tensor.width() != inputs.size()) {
            throw new BadInputException(
                    "Input %s has %d columns; the model has %d inputs: %s"
                            .formatted(
                                    RequestReader.shown(tensor.name()),
                                    tensor.width(),
                                    inputs.size(),
                                    signature.inputNames()));
        }
        if (tensor.datatype().equals("BYTES") || tensor.datatype().equals("BOOL")) {
            throw new BadInputException(
                    "Input %s: a tensor of all columns must be numeric, is %s"
                            .formatted(RequestReader.shown(tensor.name()), tensor.datatype()));
        }
        int width = inputs.size();
        @Nullable Object[][] cells = new @Nullable Object[width][];
        for (int c = 0; c < width; c++) {
            @Nullable Object[] column = new @Nullable Object[tensor.rows()];
            for (int r = 0; r < column.length; r++) {
                column[r] = value(tensor, r * width + c);
            }
            cells[c] = column;
        }
        return new Table(signature.inputNames(), tensor.rows(), cells);
    }

    private static Table columns(InferRequest request) {
        @Nullable Object[][] cells = new @Nullable Object[request.inputs().size()][];
        for (int c = 0; c < cells.length; c++) {
            Tensor tensor = request.inputs().get(c);
            if (tensor.width() != 1) {
                throw new BadInputException(
                        "Input %s: shape %s must be [%d] or [%d, 1]"
                                .formatted(
                                        RequestReader.shown(tensor.name()),
                                        tensor.shape(),
                                        tensor.rows(),
                                        tensor.rows()));
            }
            @Nullable Object[] column = new @Nullable Object[tensor.rows()];
            for (int r = 0; r < column.length; r++) {
                column[r] = value(tensor, r);
            }
            cells[c] = column;
        }
        return new Table(
                request.inputs().stream().map(Tensor::name).toList(), request.rows(), cells);
    }

    private static @Nullable Object value(Tensor tensor, int at) {
        JsonNode node = tensor.data().get(at);
        if (node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return Datatypes.isFloat(tensor.datatype())
                ? (Object) node.doubleValue()
                : node.numberValue();
    }
}
