package dev.perennial.monitor.window;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.monitor.finding.Findings;
import dev.perennial.monitor.finding.core.JudgedWindow;
import dev.perennial.monitor.measure.core.Standards;
import dev.perennial.monitor.record.Slices;
import dev.perennial.monitor.reference.References;
import dev.perennial.monitor.reference.core.Reference;
import dev.perennial.monitor.window.core.Quality;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the performance of measured windows whose labels have matured. */
@ApplicationScoped
class Judging {
    private final Progress progress;
    private final Slices slices;
    private final References references;
    private final Findings findings;
    private final Clock clock;

    Judging(
            Progress progress,
            Slices slices,
            References references,
            Findings findings,
            Clock clock) {
        this.progress = progress;
        this.slices = slices;
        this.references = references;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Judges the oldest window that is due.
     *
     * @return empty where none is
     */
    @Transactional
    Optional<WindowRow> next(Watched watched) {
        if (progress.take(watched.model(), watched.oldest()).isEmpty()) {
            return Optional.empty();
        }
        Optional<WindowRow> due =
                WindowRow.<WindowRow>find(
                                "model = ?1 and state = ?2 and ends <= ?3 order by ends, id",
                                watched.model(),
                                WindowRow.State.MEASURED,
                                watched.watermark().minus(watched.settings().labelMaturity()))
                        .firstResultOptional();
        due.ifPresent(row -> judge(watched, row));
        return due;
    }

    private void judge(Watched watched, WindowRow row) {
        MonitorSettings settings = watched.settings();
        Reference reference = references.of(settings.reference());
        Slices.Labelled labelled =
                slices.labelled(
                        row.slice(), settings.output(), row.ends.plus(settings.labelMaturity()));
        long labels = labelled.answers().size();
        List<MetricValue> performance =
                Standards.judge(
                        Quality.of(settings, labelled.answers(), reference),
                        watched.standards(true),
                        new Standards.Basis(labelled.rows(), labels, reference.names()));
        List<MetricValue> all = new ArrayList<>(row.metrics);
        all.addAll(performance);
        row.metrics = List.copyOf(all);
        row.labelled = labels;
        row.late = labelled.rows() - row.rows;
        row.state = WindowRow.State.JUDGED;
        row.judgedAt = clock.instant();
        JudgedWindow told =
                new JudgedWindow(row.cut(), row.metrics, settings.standards(), reference.names());
        findings.tell(row.model, row.version, told, List.of(MetricFamily.PERFORMANCE));
    }
}
