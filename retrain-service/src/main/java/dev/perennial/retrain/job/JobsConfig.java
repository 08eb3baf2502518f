package dev.perennial.retrain.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How jobs are run. */
@ConfigMapping(prefix = "perennial.jobs")
public interface JobsConfig {
    /** Jobs that this process runs at once; 0: none, it only takes them in. */
    @WithDefault("1")
    int parallel();

    /** How long a runner that is not heard of keeps its job. */
    @WithDefault("PT10S")
    Duration lease();

    /** How often a runner renews its lease. */
    @WithDefault("PT3S")
    Duration renewal();

    /** How often an idle runner looks for jobs that others took in or lost. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How long after an error that may pass a job is tried again; longer each time. */
    @WithDefault("PT5S")
    Duration retry();

    /** How long after its start a job still waits for a neighbour that is away. */
    @WithDefault("PT15M")
    Duration patience();

    /** Jobs that may wait at once; one more is refused. */
    @WithDefault("1000")
    int queue();
}
