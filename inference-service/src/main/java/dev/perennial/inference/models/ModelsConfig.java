package dev.perennial.inference.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How models are followed and kept. */
@ConfigMapping(prefix = "perennial.models")
public interface ModelsConfig {
    /** How often the registry is asked where champions point. */
    @WithDefault("PT1S")
    Duration poll();

    /** Versions that stay in memory though no alias and no rollout needs them. */
    @WithDefault("4")
    int idle();

    /** How long a call waits for a version that is being loaded. */
    @WithDefault("PT20S")
    Duration patience();

    /** How long after a failed load the next one is tried. */
    @WithDefault("PT10S")
    Duration retry();
}
