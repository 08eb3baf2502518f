package dev.perennial.model.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perennial.model.BadInputException;
import dev.perennial.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How raw values become the float32 row that trees see. It travels with the model, so that training
 * and serving can't differ.
 *
 * <p>A number is itself as float32; a missing one is NaN. A category is its index as float32; a
 * missing one, an empty text and one that is not listed are NaN.
 *
 * @param featureOrder names, in the order of the encoded row
 * @param numeric the rule for numbers, for people who read the file
 * @param categorical the rule for categories, for people who read the file
 * @param categories index of each category, by feature; features without an entry are numeric
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Encoding(
        @JsonProperty("feature_order") List<String> featureOrder,
        @JsonProperty("numeric") String numeric,
        @JsonProperty("categorical") String categorical,
        @JsonProperty("categories") Map<String, Map<String, Integer>> categories) {
    private static final String NUMERIC_RULE = "the number as float32; an empty cell is NaN";
    private static final String CATEGORICAL_RULE =
            "the index below as float32; an empty cell and a category that is not listed are NaN";

    @SuppressWarnings("NullAway") // Jackson passes null for what the file lacks.
    public Encoding {
        if (featureOrder == null || featureOrder.isEmpty()) {
            throw new IllegalArgumentException("The encoding has no feature_order");
        }
        featureOrder = List.copyOf(featureOrder);
        numeric = numeric == null ? NUMERIC_RULE : numeric;
        categorical = categorical == null ? CATEGORICAL_RULE : categorical;
        categories = categories == null ? Map.of() : copy(categories);
    }

    public Encoding(List<String> featureOrder, Map<String, Map<String, Integer>> categories) {
        this(featureOrder, NUMERIC_RULE, CATEGORICAL_RULE, categories);
    }

    /**
     * The encoding that training data suggest: categories in order of first appearance.
     *
     * @param categoricals names of the columns that hold categories
     */
    public static Encoding of(Table table, java.util.Set<String> categoricals) {
        Map<String, Map<String, Integer>> categories = new LinkedHashMap<>();
        for (int c = 0; c < table.columns().size(); c++) {
            if (!categoricals.contains(table.columns().get(c))) {
                continue;
            }
            Map<String, Integer> index = new LinkedHashMap<>();
            for (Object value : table.cells()[c]) {
                if (value != null && !value.toString().isEmpty()) {
                    index.putIfAbsent(value.toString(), index.size());
                }
            }
            categories.put(table.columns().get(c), index);
        }
        return new Encoding(table.columns(), categories);
    }

    public boolean isCategorical(String feature) {
        return categories.containsKey(feature);
    }

    /** Inputs as a signature states them: numbers FP64, categories BYTES. */
    public List<Signature.Field> inputs() {
        List<Signature.Field> fields = new ArrayList<>();
        for (String feature : featureOrder) {
            fields.add(
                    new Signature.Field(feature, isCategorical(feature) ? "BYTES" : "FP64", false));
        }
        return List.copyOf(fields);
    }

    /**
     * Encodes all rows, row by row.
     *
     * @param table raw values with the columns of this encoding in its order; numbers as Number,
     *     categories as String
     * @throws BadInputException when a number is beyond float32
     */
    public float[] encode(Table table) {
        int width = featureOrder.size();
        float[] encoded = new float[Math.multiplyExact(width, table.size())];
        for (int c = 0; c < width; c++) {
            String feature = featureOrder.get(c);
            Map<String, Integer> index = categories.get(feature);
            @Nullable Object[] column = table.cells()[c];
            for (int r = 0; r < column.length; r++) {
                encoded[r * width + c] =
                        index == null ? number(feature, column[r]) : category(index, column[r]);
            }
        }
        return encoded;
    }

    private static float number(String feature, @Nullable Object value) {
        float number =
                switch (value) {
                    case null -> Float.NaN;
                    case Number n -> n.floatValue();
                    case Boolean b -> b ? 1f : 0f;
                    default ->
                            throw new BadInputException(
                                    "Input " + feature + " is numeric and got " + value);
                };
        if (Float.isInfinite(number)) {
            throw new BadInputException(
                    "Input " + feature + ": " + value + " is beyond the range of float32");
        }
        return number;
    }

    private static float category(Map<String, Integer> index, @Nullable Object value) {
        Integer at = value == null ? null : index.get(value.toString());
        return at == null ? Float.NaN : at;
    }

    private static Map<String, Map<String, Integer>> copy(
            Map<String, Map<String, Integer>> categories) {
        Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
        categories.forEach((feature, index) ->
                copy.put(
                        feature,
                        java.util.Collections.unmodifiableMap(new LinkedHashMap<>(index))));
        return java.util.Collections.unmodifiableMap(copy);
    }
}
