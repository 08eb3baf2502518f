package dev.perennial.monitor.record;

import dev.perennial.platform.EventTimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How late it can be. A row that says to have happened later than that is kept like any other, but
 * it is no sign that the time before it has passed: one such row would close every window at once.
 */
@ApplicationScoped
public class Horizon {
    private final EventTimeConfig config;
    private final Clock clock;

    Horizon(EventTimeConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Nothing can have happened later by now. */
    public Instant now() {
        return clock.instant().plus(config.ahead());
    }

    /** How far ahead of its arrival a row may lie. */
    public Duration ahead() {
        return config.ahead();
    }

    public boolean isBeyond(Instant eventTime, Instant receivedAt) {
        return eventTime.isAfter(receivedAt.plus(config.ahead()));
    }
}
