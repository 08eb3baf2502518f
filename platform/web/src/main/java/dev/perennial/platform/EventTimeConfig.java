package dev.perennial.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is believed of the times that callers give for events; one word for all services. */
@ConfigMapping(prefix = "perennial.event-time")
public interface EventTimeConfig {
    /**
     * How far an event may lie ahead of the clock of whoever receives it: clocks differ a little.
     */
    @WithDefault("PT10M")
    Duration ahead();
}
