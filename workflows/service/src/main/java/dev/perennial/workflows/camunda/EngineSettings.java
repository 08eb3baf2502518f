package dev.perennial.workflows.camunda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the engine works its jobs. */
@ConfigMapping(prefix = "perennial.engine")
public interface EngineSettings {
    /** Threads that work jobs. */
    @WithDefault("4")
    int threads();

    /** How long the engine sleeps when there was no job. */
    @WithDefault("PT0.5S")
    Duration idle();

    /** The longest that it sleeps when there was none for a while. */
    @WithDefault("PT2S")
    Duration longestIdle();

    /** After which a job of a killed engine is taken up again. */
    @WithDefault("PT2M")
    Duration lock();

    /** Pauses between the attempts at a failing step; after the last one it is an incident. */
    @WithDefault("PT1S,PT2S,PT3S,PT5S,PT10S,PT15S,PT30S,PT30S,PT1M,PT1M")
    String retryCycle();
}
