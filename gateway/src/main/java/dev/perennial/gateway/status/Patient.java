package dev.perennial.gateway.status;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks on another thread and settles for less when no answer comes in time. */
@ApplicationScoped
class Patient {
    private static final Logger LOG = Logger.getLogger(Patient.class);

    private final ExecutorService threads;

    Patient(@VirtualThreads ExecutorService threads) {
        this.threads = threads;
    }

    <T> CompletableFuture<T> ask(Supplier<T> question, T otherwise) {
        return CompletableFuture.supplyAsync(question, threads)
                .completeOnTimeout(
                        otherwise, StatusBoard.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.debugf("No answer for the status: %s", failure);
                    return otherwise;
                });
    }
}
