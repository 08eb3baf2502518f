package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Measures.insufficient;
import static dev.perennial.monitor.measure.core.Measures.notApplicable;
import static dev.perennial.monitor.measure.core.Measures.value;

import dev.perennial.contract.monitor.MetricValue;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * How far one column has moved from the reference. Missing values are left out of every measure but
 * {@code missing_share}; a side without a value leaves the others INSUFFICIENT.
 */
public final class Drift {
    /** The larger sample from which the Kolmogorov-Smirnov p-value is asymptotic. */
    static final int EXACT_UP_TO = 10_000;

    private Drift() {}

    /**
     * The measures of a column, each in the column's name.
     *
     * <ul>
     *   <li>numeric: {@code ks} (0 to 1), {@code ks_p} (two-sided p-value), {@code psi} (0 up),
     *       {@code jensen_shannon} (distance, base 2, 0 to 1), {@code missing_share}
     *   <li>categorical: {@code chi_squared} (0 up), {@code chi_squared_p}, {@code psi}, {@code
     *       jensen_shannon}, {@code unseen_share}, {@code missing_share}
     * </ul>
     *
     * Where one side is numeric and the other categorical the column can't be compared: all but
     * {@code missing_share} is NOT_APPLICABLE.
     */
    public static List<MetricValue> of(String column, Sample reference, Sample current) {
        MetricValue missing = missing(column, reference, current);
        Stream<MetricValue> moved =
                switch (current) {
                    case Sample.Numeric now when reference instanceof Sample.Numeric then ->
                            numeric(column, then, now);
                    case Sample.Categorical now when reference instanceof Sample.Categorical then ->
                            categorical(column, then, now);
                    default ->
                            Stream.of("psi", "jensen_shannon")
                                    .map(m -> notApplicable(m, column, current.present()));
                };
        return Stream.concat(moved, Stream.of(missing)).toList();
    }

    /** Missing values / rows of the window, beside the same share of the reference. */
    static MetricValue missing(String column, Sample reference, Sample current) {
        MetricValue share = value("missing_share", column, current.missingShare(), current.rows());
        return reference.rows() == 0 ? share : Measures.beside(share, reference.missingShare());
    }

    private static Stream<MetricValue> numeric(
            String column, Sample.Numeric reference, Sample.Numeric current) {
        long n = current.present();
        if (n == 0 || reference.present() == 0) {
            return Stream.of("ks", "ks_p", "psi", "jensen_shannon")
                    .map(metric -> insufficient(metric, column, n));
        }
        Bins bins = Bins.numeric(reference, current);
        return Stream.concat(
                kolmogorovSmirnov(column, reference, current),
                Stream.of(
                        value("psi", column, bins.psi(), n),
                        value("jensen_shannon", column, bins.jensenShannon(), n)));
    }

    /** Two values a side are the least that the test takes. */
    private static Stream<MetricValue> kolmogorovSmirnov(
            String column, Sample.Numeric reference, Sample.Numeric current) {
        long n = current.present();
        if (Math.min(n, reference.present()) < 2) {
            return Stream.of(insufficient("ks", column, n), insufficient("ks_p", column, n));
        }
        boolean exact = Math.max(n, reference.present()) <= EXACT_UP_TO;
        var ks =
                KolmogorovSmirnovTest.withDefaults()
                        .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
                        .test(reference.sorted(), current.sorted());
        return Stream.of(
                value("ks", column, ks.getStatistic(), n),
                value("ks_p", column, ks.getPValue(), n));
    }

    private static Stream<MetricValue> categorical(
            String column, Sample.Categorical reference, Sample.Categorical current) {
        long n = current.present();
        if (n == 0 || reference.present() == 0) {
            return Stream.of(
                            "chi_squared", "chi_squared_p", "psi", "jensen_shannon", "unseen_share")
                    .map(metric -> insufficient(metric, column, n));
        }
        Bins bins = Bins.categorical(reference, current);
        long unseen =
                current.counts().entrySet().stream()
                        .filter(category -> !reference.counts().containsKey(category.getKey()))
                        .mapToLong(category -> category.getValue())
                        .sum();
        return Stream.of(
                value("chi_squared", column, bins.chiSquared(), n),
                value("chi_squared_p", column, bins.chiSquaredP(), n),
                value("psi", column, bins.psi(), n),
                value("jensen_shannon", column, bins.jensenShannon(), n),
                value("unseen_share", column, unseen / (double) current.rows(), current.rows()));
    }
}
