package dev.perennial.workflows.renewal.step;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the process pauses between two looks. */
@ConfigMapping(prefix = "perennial.waits")
public interface WaitsConfig {
    /** At a job that has not ended; its end is told by an event, so this is for a lost one. */
    @WithDefault("PT10S")
    Duration job();

    /** At a trial, at first; longer when it lasts. */
    @WithDefault("PT1S")
    Duration trial();

    /** At the windows of a new champion, at first; longer when it lasts. */
    @WithDefault("PT2S")
    Duration verification();

    /** The longest between two looks at a trial or at windows. */
    @WithDefault("PT10M")
    Duration longest();

    /** Until approvers who have not acted are reminded, and again. */
    @WithDefault("PT4H")
    Duration reminder();
}
