package dev.perennial.registry.data.core;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the values of one column. */
public final class ColumnProfile {
    private static final int MOST_CATEGORIES = 100;

    private final boolean numeric;
    private final Map<String, Long> categories = new HashMap<>();
    private double[] numbers = new double[256];
    private int count;
    private long present;
    private long missing;
    private long unreadable;

    public ColumnProfile(boolean numeric) {
        this.numeric = numeric;
    }

    /** Takes a cell as it is in the file; an empty one is missing. */
    public void add(String cell) {
        if (cell.isEmpty()) {
            missing++;
        } else if (numeric) {
            number(cell);
        } else {
            present++;
            categories.merge(cell, 1L, Long::sum);
        }
    }

    private void number(String cell) {
        try {
            double value = Double.parseDouble(cell);
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = value;
            present++;
        } catch (NumberFormatException e) {
            unreadable++;
        }
    }

    /**
     * Count and missing; for numbers least, greatest, mean and deciles (0 to 1 in tenths, nearest
     * rank); for categories their number and the 100 most frequent with their counts.
     */
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("count", present);
        summary.put("missing", missing);
        if (numeric) {
            summary.put("unreadable", unreadable);
            numbers(summary);
        } else {
            summary.put("distinct", categories.size());
            Map<String, Long> most = new LinkedHashMap<>();
            categories.entrySet().stream()
                    .sorted(
                            Map.Entry.<String, Long>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_CATEGORIES)
                    .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
            summary.put("categories", most);
        }
        return summary;
    }

    private void numbers(Map<String, Object> summary) {
        if (count == 0) {
            return;
        }
        double[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        summary.put("min", sorted[0]);
        summary.put("max", sorted[count - 1]);
        summary.put("mean", Arrays.stream(sorted).average().orElseThrow());
        double[] deciles = new double[11];
        for (int tenth = 0; tenth <= 10; tenth++) {
            deciles[tenth] = sorted[Math.max(0, (int) Math.ceil(tenth / 10.0 * count) - 1)];
        }
        summary.put("deciles", deciles);
    }
}
