package dev.perennial.retrain.job.core;

/** This run of the job is no longer the one that counts: it was cancelled or taken over. */
public class LostLeaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LostLeaseException() {
        super("The job was cancelled or taken over by another runner");
    }
}
