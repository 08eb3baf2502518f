package dev.perennial.retrain.job.core;

/** The job can't be done; the message says why and what to do. It is not tried again. */
public class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobFailedException(String message) {
        super(message);
    }
}
