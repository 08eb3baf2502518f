package dev.perennial.model.format;

import dev.perennial.model.BadInputException;
import dev.perennial.model.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inputs and outputs of a model, in the model's order. */
public record Signature(List<Field> inputs, List<Field> outputs) {
    /**
     * @param datatype Open Inference Protocol datatype: BOOL, INT8 … INT64, UINT8 … UINT64, FP16,
     *     FP32, FP64, BYTES
     * @param optional whether the whole input may be left out; single values may always be missing
     */
    public record Field(String name, String datatype, boolean optional) {}

    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        Set<String> seen = new HashSet<>();
        for (Field input : inputs) {
            if (!seen.add(input.name())) {
                throw new BadInputException("The signature names input " + input.name() + " twice");
            }
        }
    }

    public List<String> inputNames() {
        return inputs.stream().map(Field::name).toList();
    }

    /**
     * The table with exactly the inputs of this signature in its order, each value in the Java type
     * of its datatype: Boolean, Long, Double or String; null where missing.
     *
     * @throws BadInputException when an input is unknown, double or missing, or a value has another
     *     type
     */
    public Table conform(Table table) {
        Map<String, @Nullable Object[]> given = byName(table);
        @Nullable Object[][] cells = new @Nullable Object[inputs.size()][];
        for (int i = 0; i < cells.length; i++) {
            Field field = inputs.get(i);
            @Nullable Object[] column = given.get(field.name());
            if (column == null) {
                if (!field.optional()) {
                    throw new BadInputException("Input " + field.name() + " is missing");
                }
                cells[i] = new @Nullable Object[table.size()];
            } else {
                cells[i] = Datatypes.conform(field, column);
            }
        }
        return new Table(inputNames(), table.size(), cells);
    }

    private Map<String, @Nullable Object[]> byName(Table table) {
        Map<String, @Nullable Object[]> given = HashMap.newHashMap(table.columns().size());
        for (int c = 0; c < table.columns().size(); c++) {
            if (given.put(table.columns().get(c), table.cells()[c]) != null) {
                throw new BadInputException("Input " + table.columns().get(c) + " is given twice");
            }
        }
        Set<String> unknown = new HashSet<>(given.keySet());
        inputs.forEach(field -> unknown.remove(field.name()));
        if (!unknown.isEmpty()) {
            throw new BadInputException(
                    "The model has no input %s; its inputs are %s"
                            .formatted(unknown.iterator().next(), inputNames()));
        }
        return given;
    }
}
