package dev.perennial.contract.event;

/** Types of events; the payload is the record named. */
public final class EventTypes {
    /** {@link dev.perennial.contract.registry.AliasView}, from registry-service. */
    public static final String ALIAS_MOVED = "dev.perennial.alias.moved";

    /**
     * {@link dev.perennial.contract.monitor.FindingView}, from monitor-service: a new or worsened
     * finding.
     */
    public static final String FINDING_OPENED = "dev.perennial.finding.opened";

    /**
     * {@link dev.perennial.contract.retrain.JobView}, from retrain-service: done, failed or
     * cancelled.
     */
    public static final String JOB_ENDED = "dev.perennial.job.ended";

    private EventTypes() {}
}
