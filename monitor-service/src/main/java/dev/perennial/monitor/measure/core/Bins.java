package dev.perennial.monitor.measure.core;

import java.util.Arrays;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Counts of two samples in the same bins, each sample with at least one value. */
final class Bins {
    /** An empty bin would make the index infinite: a share counts as no less than this. */
    private static final double LEAST_SHARE = 0.0001;

    private static final int PARTS = 10;

    private final long[] reference;
    private final long[] current;
    private final double referenceTotal;
    private final double currentTotal;

    private Bins(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.referenceTotal = Arrays.stream(reference).sum();
        this.currentTotal = Arrays.stream(current).sum();
    }

    /** Right-closed bins between the reference's deciles; ties make fewer than ten. */
    static Bins numeric(Sample.Numeric reference, Sample.Numeric current) {
        double[] edges = edges(reference.sorted());
        return new Bins(counts(reference.sorted(), edges), counts(current.sorted(), edges));
    }

    /** A bin a category that either side has. */
    static Bins categorical(Sample.Categorical reference, Sample.Categorical current) {
        TreeSet<String> union = new TreeSet<>(reference.counts().keySet());
        union.addAll(current.counts().keySet());
        long[] then = new long[union.size()];
        long[] now = new long[union.size()];
        int i = 0;
        for (String category : union) {
            then[i] = reference.counts().getOrDefault(category, 0L);
            now[i] = current.counts().getOrDefault(category, 0L);
            i++;
        }
        return new Bins(then, now);
    }

    /** The values at ranks ceil(k n / 10), k from 1 to 9, each once and none the maximum. */
    static double[] edges(double[] sorted) {
        int n = sorted.length;
        double[] edges = new double[PARTS - 1];
        for (int k = 1; k < PARTS; k++) {
            edges[k - 1] = sorted[Math.toIntExact(((long) k * n + PARTS - 1) / PARTS) - 1];
        }
        return Arrays.stream(edges).distinct().filter(edge -> edge < sorted[n - 1]).toArray();
    }

    private static long[] counts(double[] sorted, double[] edges) {
        long[] counts = new long[edges.length + 1];
        int below = 0;
        for (int bin = 0; bin < edges.length; bin++) {
            int upTo = upTo(sorted, edges[bin], below);
            counts[bin] = (long) upTo - below;
            below = upTo;
        }
        counts[edges.length] = (long) sorted.length - below;
        return counts;
    }

    /** How many values are at or below an edge, given that so many surely are. */
    private static int upTo(double[] sorted, double edge, int from) {
        int low = from;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= edge) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return reference.length;
    }

    /** Population stability index, natural logarithm. */
    double psi() {
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double then = Math.max(reference[i] / referenceTotal, LEAST_SHARE);
            double now = Math.max(current[i] / currentTotal, LEAST_SHARE);
            sum += (now - then) * Math.log(now / then);
        }
        return sum;
    }

    /** Jensen-Shannon distance, base 2: the root of the divergence, 0 to 1. */
    double jensenShannon() {
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double then = reference[i] / referenceTotal;
            double now = current[i] / currentTotal;
            double middle = (then + now) / 2;
            sum += relative(then, middle) + relative(now, middle);
        }
        // Rounding may leave a hair below 0 or above 1.
        return Math.sqrt(Math.clamp(sum / Math.log(2) / 2, 0, 1));
    }

    private static double relative(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle);
    }

    /** Pearson's statistic of the table of counts, without a correction. */
    double chiSquared() {
        double total = referenceTotal + currentTotal;
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double both = reference[i] + current[i];
            double then = both * referenceTotal / total;
            double now = both * currentTotal / total;
            sum += square(reference[i] - then) / then + square(current[i] - now) / now;
        }
        return sum;
    }

    /** The chance of such a statistic or a larger one; 1 where there is one bin only. */
    double chiSquaredP() {
        return size() == 1
                ? 1
                : ChiSquaredDistribution.of(size() - 1).survivalProbability(chiSquared());
    }

    private static double square(double x) {
        return x * x;
    }
}
