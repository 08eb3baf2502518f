package dev.perennial.inference.capture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers are recorded. */
@ConfigMapping(prefix = "perennial.capture")
public interface CaptureConfig {
    /** What happens to an answer that can't be recorded. */
    enum Mode {
        /** It is not given: 503. */
        DURABLE,
        /** It is given, and counted as dropped. */
        BEST_EFFORT
    }

    @WithDefault("durable")
    Mode mode();

    /** How often what was recorded is brought from the operating system to the disk. */
    @WithDefault("PT0.2S")
    Duration force();

    /** First pause after monitor-service did not take a batch; it doubles. */
    @WithDefault("PT0.2S")
    Duration firstPause();

    /** Longest pause between two tries. */
    @WithDefault("PT5S")
    Duration longestPause();
}
