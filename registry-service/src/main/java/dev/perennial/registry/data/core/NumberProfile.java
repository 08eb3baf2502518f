package dev.perennial.registry.data.core;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Extremes, mean and deciles of numbers. */
final class NumberProfile implements ColumnProfile {
    /** Values kept for the deciles; of more, a uniform sample of this size is. */
    static final int KEPT = 1_000_000;

    private double[] kept = new double[256];
    private final SplittableRandom random = new SplittableRandom(1);
    private long present;
    private long missing;
    private long unreadable;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double mean;

    @Override
    public void add(String cell) {
        if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
            missing++;
            return;
        }
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                take(value);
            } else {
                unreadable++;
            }
        } catch (NumberFormatException e) {
            unreadable++;
        }
    }

    private void take(double value) {
        present++;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        // Two quotients, since the difference of two doubles may be too large for one.
        mean += value / present - mean / present;
        if (present <= KEPT) {
            int at = (int) present - 1;
            if (at == kept.length) {
                kept = Arrays.copyOf(kept, Math.min(2 * at, KEPT));
            }
            kept[at] = value;
        } else {
            long at = random.nextLong(present);
            if (at < KEPT) {
                kept[(int) at] = value;
            }
        }
    }

    @Override
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("count", present);
        summary.put("missing", missing);
        summary.put("unreadable", unreadable);
        if (present > 0) {
            summary.put("min", least);
            summary.put("max", greatest);
            summary.put("mean", mean);
            summary.put("deciles", deciles());
            if (present > KEPT) {
                summary.put("decilesFromSampleOf", KEPT);
            }
        }
        return summary;
    }

    private double[] deciles() {
        double[] sorted = Arrays.copyOf(kept, (int) Math.min(present, KEPT));
        Arrays.sort(sorted);
        double[] deciles = new double[11];
        for (int tenth = 0; tenth <= 10; tenth++) {
            // Whole numbers: 0.7 * 10 is a little more than 7 in doubles, and would give the 8th.
            int rank = (int) (((long) tenth * sorted.length + 9) / 10);
            deciles[tenth] = sorted[Math.max(0, rank - 1)];
        }
        deciles[0] = least;
        deciles[10] = greatest;
        return deciles;
    }
}
