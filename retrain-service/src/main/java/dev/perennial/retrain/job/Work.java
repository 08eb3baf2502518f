package dev.perennial.retrain.job;

import dev.perennial.contract.retrain.JobView;
import java.io.IOException;

/** What a job of one kind does. It may be run again from the start, with the same effects. */
public interface Work {
    JobView.Kind kind();

    /**
     * Does it.
     *
     * @param claim what was asked, by whom
     * @param report tells how far it is; throws when the job is no longer this run's
     * @return the result: the record that the job's view shows
     * @throws dev.perennial.retrain.job.core.JobFailedException when it can't be done
     */
    Object run(Claim claim, Report report) throws IOException;
}
