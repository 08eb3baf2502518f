package dev.perennial.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.perennial.model.ModelException;
import dev.perennial.model.Table;
import dev.perennial.model.format.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How columns become tensors.
 *
 * @param nodes the graph's inputs with how many columns each takes
 * @param fields all columns, in the order of the nodes
 */
record Inputs(List<Node> nodes, List<Signature.Field> fields) {
    private static final int WIDEST = 100_000;

    /** An input of the graph that takes the next {@code width} columns. */
    record Node(String name, Tensors.Kind kind, int width, int dimensions) {}

    static Inputs of(Map<String, NodeInfo> infos, @Nullable Signature recorded) {
        List<Node> nodes = new ArrayList<>();
        int columns = 0;
        for (NodeInfo info : infos.values()) {
            Node node = node(info, infos.size() == 1 ? recorded : null);
            nodes.add(node);
            columns += node.width();
        }
        if (nodes.size() == 1 && recorded != null && recorded.inputs().size() == columns) {
            return new Inputs(List.copyOf(nodes), recorded.inputs());
        }
        List<Signature.Field> fields = new ArrayList<>();
        for (Node node : nodes) {
            for (int i = 0; i < node.width(); i++) {
                String name = node.width() == 1 ? node.name() : node.name() + i;
                fields.add(new Signature.Field(name, node.kind().datatype(), false));
            }
        }
        return new Inputs(List.copyOf(nodes), List.copyOf(fields));
    }

    private static Node node(NodeInfo info, @Nullable Signature recorded) {
        if (!(info.getInfo() instanceof TensorInfo tensor)) {
            throw new ModelException("Input " + info.getName() + " is no tensor");
        }
        long[] shape = tensor.getShape();
        if (shape.length == 0 || shape.length > 2) {
            throw new ModelException(
                    "Input %s has %d dimensions; rows have one or two"
                            .formatted(info.getName(), shape.length));
        }
        long width = shape.length == 1 ? 1 : shape[1];
        if (width < 0 && recorded != null) {
            width = recorded.inputs().size();
        }
        if (width < 1 || width > WIDEST) {
            throw new ModelException(
                    "Input " + info.getName() + " does not say its number of columns");
        }
        return new Node(
                info.getName(),
                Tensors.Kind.of(tensor.type, info.getName()),
                (int) width,
                shape.length);
    }

    Map<String, OnnxTensor> tensors(OrtEnvironment environment, Table table) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        int column = 0;
        try {
            for (Node node : nodes) {
                long[] shape =
                        node.dimensions() == 1
                                ? new long[] {table.size()}
                                : new long[] {table.size(), node.width()};
                var columns = new Tensors.Columns(table, column, node.width());
                tensors.put(node.name(), Tensors.make(environment, node.kind(), columns, shape));
                column += node.width();
            }
            return tensors;
        } catch (OrtException | RuntimeException e) {
            tensors.values().forEach(OnnxTensor::close);
            throw e;
        }
    }
}
