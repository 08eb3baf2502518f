package dev.perennial.contract.monitor;

/** What a metric tells of; a finding gathers the breaches of one family. */
public enum MetricFamily {
    /** Needs labels: how good the answers are. */
    PERFORMANCE,
    /** A column's values against the reference. */
    DRIFT,
    /** Missing values, and categories that the reference lacks. */
    QUALITY,
    /** Latency, throughput, errors. */
    TECHNICAL;

    /**
     * The family of a metric by name. A name that is none of the others' is performance: it has to
     * wait for labels, so nothing is judged too early.
     */
    public static MetricFamily of(String metric) {
        return switch (metric) {
            case "ks", "ks_p", "psi", "jensen_shannon", "chi_squared", "chi_squared_p" -> DRIFT;
            case "missing_share", "unseen_share" -> QUALITY;
            case "latency_p50_ms",
                    "latency_p95_ms",
                    "latency_p99_ms",
                    "requests_per_second",
                    "rows_per_second",
                    "error_share" ->
                    TECHNICAL;
            default -> PERFORMANCE;
        };
    }
}
