package dev.perennial.inference.capture.core;

import dev.perennial.contract.inference.LedgerView;

/**
 * What became of every answered row: served = logged + spilled + sampledOut + dropped, at every
 * moment. Served is not counted on its own: it is the sum, so that no reader sees it differ.
 */
public final class Ledger {
    private long logged;
    private long spilled;
    private long sampledOut;
    private long dropped;

    /**
     * @param logged rows that monitor-service took before this process started
     * @param spilled rows that the journal still holds
     */
    public Ledger(long logged, long spilled, long sampledOut, long dropped) {
        this.logged = logged;
        this.spilled = spilled;
        this.sampledOut = sampledOut;
        this.dropped = dropped;
    }

    synchronized void journaled(long rows) {
        spilled += rows;
    }

    synchronized void forwarded(long rows) {
        spilled -= rows;
        logged += rows;
    }

    /** Rows that were in the journal and will never arrive. */
    synchronized void lost(long rows) {
        spilled -= rows;
        dropped += rows;
    }

    /** Rows that were answered without a record, because a person set best effort. */
    public synchronized void dropped(long rows) {
        dropped += rows;
    }

    /** Rows that were answered without a record, because a person set a sample. */
    public synchronized void sampledOut(long rows) {
        sampledOut += rows;
    }

    public synchronized LedgerView view() {
        return new LedgerView(
                logged + spilled + sampledOut + dropped, logged, spilled, sampledOut, dropped);
    }
}
