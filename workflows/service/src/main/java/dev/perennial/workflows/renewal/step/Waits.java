package dev.perennial.workflows.renewal.step;

import dev.perennial.workflows.renewal.Journeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The pauses as the process names them: ISO 8601 durations for its timers. A look at something that
 * may take weeks is never late by more than a tenth of what was waited already; so the engine's
 * history, which keeps each look, stays small.
 */
@Named("waits")
@ApplicationScoped
public class Waits {
    private static final int TENTH = 10;

    private final WaitsConfig config;
    private final Journeys journeys;

    Waits(WaitsConfig config, Journeys journeys) {
        this.config = config;
        this.journeys = journeys;
    }

    public String getJob() {
        return config.job().toString();
    }

    public String trial(DelegateExecution execution) {
        return next(execution, config.trial());
    }

    public String verification(DelegateExecution execution) {
        return next(execution, config.verification());
    }

    public String getReminder() {
        return config.reminder().toString();
    }

    private String next(DelegateExecution execution, Duration shortest) {
        Duration tenth = journeys.sinceToldOf(execution.getProcessInstanceId()).dividedBy(TENTH);
        Duration capped = tenth.compareTo(config.longest()) < 0 ? tenth : config.longest();
        return (capped.compareTo(shortest) < 0 ? shortest : capped).toString();
    }
}
