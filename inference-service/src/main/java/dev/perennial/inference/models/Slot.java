package dev.perennial.inference.models;

import dev.perennial.inference.models.core.LoadedModel;
import dev.perennial.inference.models.core.VersionKey;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** A version's place in memory while it is loading, ready or failed. */
final class Slot {
    final VersionKey key;
    final CompletableFuture<LoadedModel> model = new CompletableFuture<>();
    private volatile Instant touched;

    Slot(VersionKey key, Instant now) {
        this.key = key;
        this.touched = now;
    }

    /** When it was last asked for, or when its load ended. */
    Instant touched() {
        return touched;
    }

    void touch(Instant now) {
        touched = now;
    }

    boolean isReady() {
        return model.isDone() && !model.isCompletedExceptionally();
    }

    boolean isFailed() {
        return model.isCompletedExceptionally();
    }

    String failure() {
        Throwable cause = isFailed() ? model.exceptionNow() : null;
        return cause == null || cause.getMessage() == null ? "unknown" : cause.getMessage();
    }
}
