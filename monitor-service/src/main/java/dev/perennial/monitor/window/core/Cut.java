package dev.perennial.monitor.window.core;

import java.time.Duration;
import java.time.Instant;

/**
 * A window's name and bounds in event time.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Cut(String name, Instant start, Instant end) {
    public Cut {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "Window %s ends at %s, before it starts at %s.".formatted(name, end, start));
        }
    }

    public boolean contains(Instant eventTime) {
        return !eventTime.isBefore(start) && eventTime.isBefore(end);
    }

    /**
     * Whether no row of the window is to be expected any more.
     *
     * @param watermark the newest event time seen and believed
     */
    public boolean closed(Instant watermark) {
        return !watermark.isBefore(end);
    }

    /** Whether its labels have had the time that labels take. */
    public boolean matured(Instant watermark, Duration labelMaturity) {
        return !watermark.isBefore(end.plus(labelMaturity));
    }
}
