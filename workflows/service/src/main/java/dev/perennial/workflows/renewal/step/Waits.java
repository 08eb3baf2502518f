package dev.perennial.workflows.renewal.step;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The pauses as the process names them: ISO 8601 durations for its timers. */
@Named("waits")
@ApplicationScoped
public class Waits {
    private final WaitsConfig config;

    Waits(WaitsConfig config) {
        this.config = config;
    }

    public String getJob() {
        return config.job().toString();
    }

    public String getTrial() {
        return config.trial().toString();
    }

    public String getVerification() {
        return config.verification().toString();
    }

    public String getReminder() {
        return config.reminder().toString();
    }
}
