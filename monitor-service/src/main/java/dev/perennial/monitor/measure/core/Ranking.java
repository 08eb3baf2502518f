package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Measures.notApplicable;
import static dev.perennial.monitor.measure.core.Measures.value;

import dev.perennial.contract.monitor.MetricValue;
import java.util.List;

/** How well scores put the positives before the negatives; rows of equal score are one step. */
final class Ranking {
    private final long positives;
    private final long negatives;
    private final double aboveAndHalf;
    private final double precisions;

    private Ranking(Scored rows) {
        int[] order = rows.ranked();
        long seenPositives = 0;
        long seenNegatives = 0;
        double pairs = 0;
        double area = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long here = 0;
            while (to < order.length && rows.answer(order[to]) == rows.answer(order[from])) {
                here += rows.label(order[to]) == 1 ? 1 : 0;
                to++;
            }
            long others = to - from - here;
            pairs += others * (seenPositives + here / 2.0);
            seenPositives += here;
            seenNegatives += others;
            area += here * (double) seenPositives / to;
            from = to;
        }
        this.positives = seenPositives;
        this.negatives = seenNegatives;
        this.aboveAndHalf = pairs;
        this.precisions = area;
    }

    static List<MetricValue> of(Scored rows) {
        Ranking ranking = new Ranking(rows);
        int n = rows.size();
        boolean both = ranking.positives > 0 && ranking.negatives > 0;
        return List.of(
                both ? value("roc_auc", null, ranking.auc(), n) : notApplicable("roc_auc", null, n),
                ranking.positives > 0
                        ? value("average_precision", null, ranking.averagePrecision(), n)
                        : notApplicable("average_precision", null, n));
    }

    /** The share of pairs of a positive and a negative that are in order; a tie counts half. */
    private double auc() {
        return aboveAndHalf / ((double) positives * negatives);
    }

    private double averagePrecision() {
        return precisions / positives;
    }
}
