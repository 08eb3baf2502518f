package dev.perennial.registry.data.core;

import dev.perennial.contract.registry.ColumnSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the values of one column in bounded memory. */
public sealed interface ColumnProfile
        permits NumberProfile, CategoryProfile, ColumnProfile.PresenceProfile {
    /** Takes a cell as it is in the file; an empty one is missing. */
    void add(String cell);

    /**
     * Always {@code count} (values present) and {@code missing}. Numbers: {@code unreadable},
     * {@code min}, {@code max}, {@code mean} and {@code deciles} (0 to 1 in tenths, nearest rank).
     * Categories: {@code distinct} and the 100 most frequent with their counts.
     */
    Map<String, Object> summary();

    /** A profile for a column of this type. */
    static ColumnProfile of(ColumnSpec.Type type) {
        return switch (type) {
            case NUMERIC -> new NumberProfile();
            case CATEGORICAL -> new CategoryProfile();
            case TIMESTAMP, TEXT -> new PresenceProfile();
        };
    }

    /** Only whether values are there. */
    final class PresenceProfile implements ColumnProfile {
        private long present;
        private long missing;

        @Override
        public void add(String cell) {
            if (cell.isEmpty()) {
                missing++;
            } else {
                present++;
            }
        }

        @Override
        public Map<String, Object> summary() {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("count", present);
            summary.put("missing", missing);
            return summary;
        }
    }
}
