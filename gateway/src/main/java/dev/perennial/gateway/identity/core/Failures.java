package dev.perennial.gateway.identity.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures per key over a fixed period, and says when a key had too many. It forgets the
 * oldest keys when there are more than it may hold.
 */
public final class Failures {
    private record Count(Instant since, int failures) {}

    private final Clock clock;
    private final int most;
    private final Duration period;
    private final Map<String, Count> counts;

    /**
     * @param most failures a key may have in a period
     * @param keys how many keys are remembered
     */
    public Failures(Clock clock, int most, Duration period, int keys) {
        this.clock = clock;
        this.most = most;
        this.period = period;
        this.counts =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                        return size() > keys;
                    }
                };
    }

    public synchronized void failed(String key) {
        Count count = current(key);
        counts.remove(key);
        counts.put(key, new Count(count.since(), count.failures() + 1));
    }

    public synchronized void succeeded(String key) {
        counts.remove(key);
    }

    public synchronized boolean tooMany(String key) {
        return current(key).failures() >= most;
    }

    private Count current(String key) {
        Instant now = clock.instant();
        Count count = counts.get(key);
        boolean counts = count != null && count.since().plus(period).isAfter(now);
        return counts && count != null ? count : new Count(now, 0);
    }
}
