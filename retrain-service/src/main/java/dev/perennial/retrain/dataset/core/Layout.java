package dev.perennial.retrain.dataset.core;

import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.ColumnSpec.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table is what.
 *
 * @param id names the row; null where the table has none
 * @param knownAt when the label was known; null where the table does not say
 */
public record Layout(
        @Nullable String id,
        String time,
        String label,
        @Nullable String knownAt,
        List<ColumnSpec> features) {
    /** Name of the column of scores in what is written. */
    public static final String SCORE = "score";

    /** The columns that monitor-service gives captured rows in front of their inputs. */
    public static Layout captured(List<ColumnSpec> features) {
        return new Layout("id", "event_time", "label", "label_known_at", features);
    }

    /**
     * @throws IllegalArgumentException when the table can't be trained on
     */
    public static Layout of(List<ColumnSpec> schema) {
        List<ColumnSpec> features =
                schema.stream().filter(column -> column.purpose() == Purpose.FEATURE).toList();
        if (features.isEmpty()) {
            throw new IllegalArgumentException("the schema names no column of purpose FEATURE");
        }
        for (ColumnSpec feature : features) {
            if (feature.type() == ColumnSpec.Type.TIMESTAMP) {
                throw new IllegalArgumentException(
                        "the feature %s is a TIMESTAMP; give a number or a category"
                                .formatted(feature.name()));
            }
        }
        return new Layout(
                only(schema, Purpose.ID),
                needed(schema, Purpose.EVENT_TIME),
                needed(schema, Purpose.LABEL),
                only(schema, Purpose.LABEL_KNOWN_AT),
                features);
    }

    public List<String> featureNames() {
        return features.stream().map(ColumnSpec::name).toList();
    }

    /** Features that are not numbers. */
    public Set<String> categoricals() {
        return features.stream()
                .filter(feature -> feature.type() != ColumnSpec.Type.NUMERIC)
                .map(ColumnSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The schema in the order in which it is written. */
    public List<ColumnSpec> schema(boolean scored) {
        List<ColumnSpec> schema = new ArrayList<>();
        if (id != null) {
            schema.add(new ColumnSpec(id, ColumnSpec.Type.TEXT, Purpose.ID, false));
        }
        schema.add(new ColumnSpec(time, ColumnSpec.Type.TIMESTAMP, Purpose.EVENT_TIME, false));
        schema.add(new ColumnSpec(label, ColumnSpec.Type.NUMERIC, Purpose.LABEL, true));
        if (knownAt != null) {
            schema.add(
                    new ColumnSpec(
                            knownAt, ColumnSpec.Type.TIMESTAMP, Purpose.LABEL_KNOWN_AT, true));
        }
        if (scored) {
            schema.add(new ColumnSpec(scoreName(), ColumnSpec.Type.NUMERIC, Purpose.SCORE, true));
        }
        schema.addAll(features);
        return List.copyOf(schema);
    }

    private String scoreName() {
        List<String> taken = new ArrayList<>(featureNames());
        taken.add(label);
        String name = SCORE;
        while (taken.contains(name)) {
            name = "_" + name;
        }
        return name;
    }

    private static String needed(List<ColumnSpec> schema, Purpose purpose) {
        String name = only(schema, purpose);
        if (name == null) {
            throw new IllegalArgumentException("the schema names no column of purpose " + purpose);
        }
        return name;
    }

    private static @Nullable String only(List<ColumnSpec> schema, Purpose purpose) {
        List<ColumnSpec> all =
                schema.stream().filter(column -> column.purpose() == purpose).toList();
        if (all.size() > 1) {
            throw new IllegalArgumentException(
                    "the schema names %d columns of purpose %s".formatted(all.size(), purpose));
        }
        return all.isEmpty() ? null : all.getFirst().name();
    }
}
