package dev.perennial.inference.rollout.core;

import dev.perennial.model.Prediction;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How far two versions' first outputs are apart, over all rows that both answered. */
public final class Comparison {
    private long rows;
    private long decided;
    private long changed;
    private double largest;
    private double sum;

    /**
     * @param rows rows that both answered
     * @param largest of the differences; null without rows
     * @param mean of the differences; null without rows
     * @param changed share of rows decided differently, 0 to 1; null where there is no threshold
     */
    public record View(
            long rows, @Nullable Double largest, @Nullable Double mean, @Nullable Double changed) {}

    /**
     * @param oneThreshold decision threshold of the one, where it has one
     * @param otherThreshold decision threshold of the other; each decides by its own
     */
    public synchronized void add(
            Prediction one,
            OptionalDouble oneThreshold,
            Prediction other,
            OptionalDouble otherThreshold) {
        boolean decides = oneThreshold.isPresent() && otherThreshold.isPresent();
        for (int r = 0; r < one.size(); r++) {
            double a = one.score(r);
            double b = other.score(r);
            double difference = difference(a, b);
            rows++;
            largest = Math.max(largest, difference);
            sum += difference;
            if (decides) {
                decided++;
                boolean same = a >= oneThreshold.getAsDouble() == b >= otherThreshold.getAsDouble();
                changed += same ? 0 : 1;
            }
        }
    }

    /** Two answers that are no number are the same; one that is and one that isn't are not. */
    private static double difference(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : Double.MAX_VALUE;
        }
        return a == b ? 0 : Math.min(Math.abs(a - b), Double.MAX_VALUE);
    }

    public synchronized View view() {
        return new View(
                rows,
                rows == 0 ? null : largest,
                rows == 0 ? null : Math.min(sum / rows, Double.MAX_VALUE),
                decided == 0 ? null : (double) changed / decided);
    }
}
