package dev.perennial.inference.predict;

import dev.perennial.model.Table;
import dev.perennial.model.format.Signature;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call for inference.
 *
 * @param version null: whichever the alias and the rollout say
 * @param rows lays the values out for a model's signature, or says what does not fit
 * @param eventTimes a time a row
 * @param caller who asks, with their own id of the request
 * @param stickyKey requests of one key get the same arm; null: each draws its own
 * @param arrival when the request was taken up
 */
public record Ask(
        String model,
        @Nullable String version,
        Function<Signature, Table> rows,
        List<Instant> eventTimes,
        Caller caller,
        @Nullable String stickyKey,
        Arrival arrival) {
    /** Who asks. */
    public record Caller(String actor, @Nullable String id) {}

    /**
     * @param at wall clock
     * @param nanos {@link System#nanoTime()} at the same moment
     */
    public record Arrival(Instant at, long nanos) {}
}
