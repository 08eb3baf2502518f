package dev.perennial.registry.data.core;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each category occurs. */
final class CategoryProfile implements ColumnProfile {
    /** Categories in the summary. */
    static final int SHOWN = 100;

    /** Categories that are counted; a column with more is not one of categories. */
    static final int COUNTED = 100_000;

    private final Map<String, Long> counts = new HashMap<>();
    private long present;
    private long missing;
    private long uncounted;

    @Override
    public void add(String cell) {
        if (cell.isEmpty()) {
            missing++;
            return;
        }
        present++;
        if (counts.size() < COUNTED || counts.containsKey(cell)) {
            counts.merge(cell, 1L, Long::sum);
        } else {
            uncounted++;
        }
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("count", present);
        summary.put("missing", missing);
        summary.put("distinct", counts.size());
        if (uncounted > 0) {
            summary.put("uncounted", uncounted);
        }
        Map<String, Long> most = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        summary.put("categories", most);
        return summary;
    }
}
