package dev.perennial.workflows.renewal;

import dev.perennial.contract.workflows.RenewalView.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.RuntimeService;

/** How many renewals there are in which state, for dashboards and alerts. */
@ApplicationScoped
public class Meters {
    private final MeterRegistry registry;
    private final RuntimeService engine;
    private final AtomicLong open;
    private final AtomicLong waiting;
    private final AtomicLong stuck;

    Meters(MeterRegistry registry, RuntimeService engine) {
        this.registry = registry;
        this.engine = engine;
        this.open = gauge("perennial.renewals.open");
        this.waiting = gauge("perennial.renewals.waiting.for.approval");
        this.stuck = gauge("perennial.renewals.incidents");
    }

    private AtomicLong gauge(String name) {
        return Objects.requireNonNull(registry.gauge(name, new AtomicLong()));
    }

    /** Counted now and then: a scrape is no reason to ask the database. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        QuarkusTransaction.requiringNew()
                .run(() -> {
                    open.set(RenewalRow.count("endedAt is null"));
                    waiting.set(RenewalRow.count("endedAt is null and task is not null"));
                    stuck.set(engine.createIncidentQuery().count());
                });
    }

    void began() {
        registry.counter("perennial.renewals.begun").increment();
    }

    void ended(Outcome outcome) {
        registry.counter("perennial.renewals.ended", "outcome", outcome.name()).increment();
    }
}
