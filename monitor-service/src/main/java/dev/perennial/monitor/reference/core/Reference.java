package dev.perennial.monitor.reference.core;

import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.ColumnSpec.Purpose;
import dev.perennial.monitor.measure.core.Sample;
import dev.perennial.monitor.record.core.Answers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data that counts as normal.
 *
 * @param types the feature columns in the schema's order
 * @param features a sample a feature column
 * @param score the model's own answers on rows that it was not trained on; null where there are
 *     none
 * @param answers the model's answers beside the labels; none where a column of these is missing
 */
public record Reference(
        Map<String, ColumnSpec.Type> types,
        Map<String, Sample> features,
        @Nullable Sample score,
        Answers answers) {
    public Set<String> names() {
        return new LinkedHashSet<>(types.keySet());
    }

    /** Grows a reference row by row. */
    public static final class Builder {
        private final List<ColumnSpec> schema;
        private final Map<String, Column> columns = new LinkedHashMap<>();

        /**
         * @throws IllegalArgumentException when the schema names no feature
         */
        public Builder(List<ColumnSpec> schema) {
            this.schema = List.copyOf(schema);
            for (ColumnSpec column : schema) {
                switch (column.purpose()) {
                    case FEATURE -> columns.put(column.name(), new Column(column.type()));
                    case SCORE, LABEL ->
                            columns.put(column.name(), new Column(ColumnSpec.Type.NUMERIC));
                    case ID, EVENT_TIME, LABEL_KNOWN_AT -> {}
                }
            }
            if (schema.stream().noneMatch(c -> c.purpose() == Purpose.FEATURE)) {
                throw new IllegalArgumentException("its schema names no FEATURE column");
            }
        }

        /** The columns that {@link #add} wants. */
        public Set<String> wanted() {
            return columns.keySet();
        }

        /** A row's value of a wanted column; empty text is missing. */
        public void add(String column, String text) {
            Column values = columns.get(column);
            if (values != null) {
                values.add(text);
            }
        }

        public Reference build() {
            Map<String, ColumnSpec.Type> types = new LinkedHashMap<>();
            Map<String, Sample> features = new LinkedHashMap<>();
            Column score = null;
            Column label = null;
            for (ColumnSpec spec : schema) {
                Column column = columns.get(spec.name());
                if (column == null) {
                    continue;
                }
                switch (spec.purpose()) {
                    case FEATURE -> {
                        types.put(spec.name(), spec.type());
                        features.put(spec.name(), column.sample());
                    }
                    case SCORE -> score = column;
                    default -> label = column;
                }
            }
            double[] scores = score == null ? new double[0] : score.numbers();
            Answers answers =
                    score == null || label == null
                            ? Answers.none()
                            : Answers.of(scores, label.numbers());
            // Rows without a score trained the model; they are no part of the answers' sample.
            return new Reference(types, features, given(scores), answers);
        }

        private static @Nullable Sample given(double[] scores) {
            double[] given = java.util.Arrays.stream(scores).filter(Double::isFinite).toArray();
            return given.length == 0 ? null : Sample.numeric(given);
        }
    }
}
