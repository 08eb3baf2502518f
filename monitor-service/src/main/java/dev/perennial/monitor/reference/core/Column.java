package dev.perennial.monitor.reference.core;

import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.monitor.measure.core.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column that grows: numbers packed, a category's text kept once. */
final class Column {
    private final boolean numeric;
    private final List<@Nullable String> texts = new ArrayList<>();
    private final Map<String, String> once = new HashMap<>();
    private double[] numbers = new double[1024];
    private int size;

    Column(ColumnSpec.Type type) {
        this.numeric = type == ColumnSpec.Type.NUMERIC;
    }

    void add(String text) {
        if (!numeric) {
            texts.add(text.isEmpty() ? null : once.computeIfAbsent(text, same -> same));
            return;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    double[] numbers() {
        return Arrays.copyOf(numbers, size);
    }

    Sample sample() {
        return numeric ? Sample.numeric(numbers()) : Sample.categorical(texts);
    }
}
