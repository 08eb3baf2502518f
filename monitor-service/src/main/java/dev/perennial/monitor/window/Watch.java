package dev.perennial.monitor.window;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.finding.Findings;
import dev.perennial.monitor.metric.Meters;
import dev.perennial.monitor.model.Models;
import dev.perennial.monitor.record.Slices;
import dev.perennial.monitor.record.core.Captured;
import dev.perennial.monitor.settings.Settings;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Looks after every watched model: once a second, windows that are complete are computed. */
@ApplicationScoped
class Watch {
    private final Settings settings;
    private final Slices slices;
    private final Work work;
    private final Told told;

    /** What was warned of last, a model, so that a lasting trouble is told once. */
    private final Map<UUID, String> troubles = new ConcurrentHashMap<>();

    Watch(Settings settings, Slices slices, Work work, Told told) {
        this.settings = settings;
        this.slices = slices;
        this.work = work;
        this.told = told;
    }

    /** The steps of a window. */
    @ApplicationScoped
    static class Work {
        private final Measuring measuring;
        private final Judging judging;

        Work(Measuring measuring, Judging judging) {
            this.measuring = measuring;
            this.judging = judging;
        }

        List<WindowRow> measure(Watched watched) {
            return measuring.next(watched);
        }

        Optional<WindowRow> judge(Watched watched) {
            return judging.next(watched);
        }
    }

    /** What is told of it to the metrics. */
    @ApplicationScoped
    static class Told {
        private final Models models;
        private final Findings findings;
        private final Meters meters;

        Told(Models models, Findings findings, Meters meters) {
            this.models = models;
            this.findings = findings;
            this.meters = meters;
        }

        void window(WindowRow row) {
            meters.window(models.name(row.model), row.state.name(), row.metrics);
        }

        void findings() {
            meters.openFindings(findings.open());
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void round() {
        for (UUID model : settings.watched()) {
            try {
                round(model);
                troubles.remove(model);
            } catch (ProblemException e) {
                warn(model, e.detail(), e);
            } catch (RuntimeException e) {
                warn(model, String.valueOf(e.getMessage()), e);
            }
        }
        told.findings();
    }

    private void warn(UUID model, String why, RuntimeException e) {
        if (!Objects.equals(troubles.put(model, why), why)) {
            Log.warnf(e, "Windows of model %s wait: %s", model, why);
        }
    }

    private void round(UUID model) {
        Optional<Watched> found = watched(model);
        if (found.isEmpty()) {
            return;
        }
        Watched watched = found.get();
        List<WindowRow> measured = work.measure(watched);
        while (!measured.isEmpty()) {
            measured.forEach(told::window);
            measured = work.measure(watched);
        }
        Optional<WindowRow> judged = work.judge(watched);
        while (judged.isPresent()) {
            told.window(judged.get());
            judged = work.judge(watched);
        }
    }

    private Optional<Watched> watched(UUID model) {
        Optional<Settings.InForce> now = settings.of(model);
        Optional<Instant> newest = slices.newest(model);
        Optional<Instant> oldest = slices.next(model, Captured.FIRST);
        if (now.isEmpty() || newest.isEmpty() || oldest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Watched(
                        model,
                        now.get().version(),
                        now.get().settings(),
                        oldest.get(),
                        newest.get()));
    }
}
