package dev.perennial.retrain.job;

/** How far a job is, for those who wait for it. */
public interface Report {
    /**
     * @param progress of the whole job, 0 to 1
     * @param step what it does now, in plain words
     * @throws dev.perennial.retrain.job.core.LostLeaseException when the job was cancelled or taken
     *     over
     */
    void at(double progress, String step);

    /** Adds a line to the job's log. */
    void log(String line);
}
