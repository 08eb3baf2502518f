package dev.perennial.monitor.record;

import dev.perennial.monitor.record.core.Captured;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the champion or a canary answered, in a stretch of event time.
 *
 * @param version null for every version
 * @param from inclusive
 * @param to exclusive
 * @param after rows behind this one only; null for all
 * @param upTo rows up to and with this one only; null for all
 */
public record Slice(
        UUID model,
        @Nullable String version,
        Instant from,
        Instant to,
        @Nullable RowKey after,
        @Nullable RowKey upTo) {
    public Slice(UUID model, @Nullable String version, Instant from, Instant to) {
        this(model, version, from, to, null, null);
    }

    /** A stretch that callers ask for; the record's own bounds are its widest. */
    public static Slice of(UUID model, @Nullable String version, Instant from, Instant to) {
        return new Slice(model, version, inRange(from), inRange(to));
    }

    /** The time, or the nearest that the record and the database can hold. */
    public static Instant inRange(Instant time) {
        if (Captured.storable(time)) {
            return time;
        }
        return time.isBefore(Captured.FIRST) ? Captured.FIRST : Captured.END;
    }

    public Slice of(String only) {
        return new Slice(model, only, from, to, after, upTo);
    }
}
