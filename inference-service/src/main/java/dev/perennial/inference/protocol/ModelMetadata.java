package dev.perennial.inference.protocol;

import dev.perennial.model.format.Signature;
import java.util.List;

/** What the protocol says of a model; names as the protocol writes them. */
public record ModelMetadata(
        String name,
        List<String> versions,
        String platform,
        List<Tensor> inputs,
        List<Tensor> outputs) {
    /**
     * @param shape -1 stands for any number of rows
     */
    public record Tensor(String name, String datatype, List<Integer> shape) {}

    static List<Tensor> tensors(List<Signature.Field> fields) {
        return fields.stream()
                .map(field -> new Tensor(field.name(), field.datatype(), List.of(-1)))
                .toList();
    }
}
