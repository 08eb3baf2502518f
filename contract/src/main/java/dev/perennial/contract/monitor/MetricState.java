package dev.perennial.contract.monitor;

/** Only OK passes. */
public enum MetricState {
    OK,
    BREACH,
    INSUFFICIENT,
    NOT_APPLICABLE,
    /** Measured; no standard is set for it. */
    MEASURED
}
