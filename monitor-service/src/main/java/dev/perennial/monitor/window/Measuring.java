package dev.perennial.monitor.window;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.monitor.finding.Findings;
import dev.perennial.monitor.finding.core.JudgedWindow;
import dev.perennial.monitor.measure.core.Standards;
import dev.perennial.monitor.record.RowKey;
import dev.perennial.monitor.record.Slice;
import dev.perennial.monitor.record.Slices;
import dev.perennial.monitor.reference.References;
import dev.perennial.monitor.reference.core.Reference;
import dev.perennial.monitor.window.core.Content;
import dev.perennial.monitor.window.core.Cut;
import dev.perennial.monitor.window.core.Cutter;
import dev.perennial.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts the next window off a model's record and measures it: drift, quality, technical. */
@ApplicationScoped
class Measuring {
    private static final List<MetricFamily> FAMILIES =
            List.of(MetricFamily.DRIFT, MetricFamily.QUALITY, MetricFamily.TECHNICAL);

    /** A month of a busy model has more; its first rows then stand for it. */
    private static final int MOST_ROWS = 200_000;

    private final Progress progress;
    private final Slices slices;
    private final References references;
    private final Findings findings;
    private final Clock clock;

    Measuring(
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

    /** A window that is due, its rows, and how far the record is cut with it. */
    private record Due(Cut cut, Slice slice, Progress.Mark then) {}

    /**
     * Cuts one window, for each version with rows in it.
     *
     * @return what was measured; empty where no window is complete
     */
    @Transactional
    List<WindowRow> next(Watched watched) {
        Optional<Due> due =
                progress.take(watched.model(), watched.oldest())
                        .flatMap(mark -> due(watched, mark));
        if (due.isEmpty()) {
            return List.of();
        }
        Due window = due.get();
        List<WindowRow> measured =
                slices.versions(window.slice()).stream()
                        .map(version -> measure(watched, window.cut(), window.slice().of(version)))
                        .toList();
        progress.keep(window.then());
        return measured;
    }

    private Optional<Due> due(Watched watched, Progress.Mark mark) {
        WindowSpec spec = watched.settings().window();
        return spec.kind() == WindowSpec.Kind.COUNT
                ? byCount(watched, mark, new Cutter.Counting(spec.size()))
                : byTime(watched, mark, Cutter.byTime(spec, mark.anchor()));
    }

    private Optional<Due> byTime(Watched watched, Progress.Mark mark, Cutter cutter) {
        Instant cutTo = mark.cutTo();
        // Without a row there is no window: stretches in which nothing happened are left out.
        return slices.next(watched.model(), cutTo == null ? watched.oldest() : cutTo)
                .map(cutter::at)
                .filter(cut -> cut.closed(watched.watermark()))
                .map(cut ->
                        new Due(
                                cut,
                                new Slice(watched.model(), null, cut.start(), cut.end()),
                                mark.to(cut.end())));
    }

    private Optional<Due> byCount(Watched watched, Progress.Mark mark, Cutter.Counting counting) {
        RowKey after = mark.after();
        Optional<RowKey> last = behind(watched, after, counting.size());
        Optional<RowKey> first = last.isEmpty() ? last : behind(watched, after, 1);
        return first.map(row -> {
            RowKey end = last.orElse(row);
            Cut cut = counting.cut(mark.counted() + 1, row.eventTime(), end.eventTime());
            return new Due(cut, slice(watched, cut, after, end), mark.to(end));
        });
    }

    private Optional<RowKey> behind(Watched watched, @Nullable RowKey after, long rows) {
        return slices.behind(watched.model(), after, rows, watched.watermark());
    }

    private static Slice slice(Watched watched, Cut cut, @Nullable RowKey after, RowKey last) {
        return new Slice(watched.model(), null, cut.start(), cut.end(), after, last);
    }

    private WindowRow measure(Watched watched, Cut cut, Slice slice) {
        Reference reference = references.of(watched.settings().reference());
        String output = watched.settings().output();
        Content content = new Content(reference);
        slices.rows(
                slice,
                output,
                MOST_ROWS,
                row -> {
                    content.request(row.request(), row.latencyMicros(), row.receivedAt());
                    content.row(row.inputs(), row.values(), row.score());
                });
        List<MetricValue> metrics =
                Standards.judge(
                        content.measure(output),
                        watched.standards(false),
                        new Standards.Basis(content.rows(), 0, reference.names()));
        WindowRow row = row(watched, cut, slice, metrics);
        row.rows = slices.count(slice);
        row.persist();
        JudgedWindow told =
                new JudgedWindow(cut, metrics, watched.standards(false), reference.names());
        findings.tell(row.model, row.version, told, FAMILIES);
        return row;
    }

    private WindowRow row(Watched watched, Cut cut, Slice slice, List<MetricValue> metrics) {
        WindowRow row = new WindowRow();
        row.id = Ids.next();
        row.model = watched.model();
        String version = slice.version();
        row.version = version == null ? "" : version;
        row.keep(cut, slice);
        row.state = WindowRow.State.MEASURED;
        row.settingsVersion = watched.settingsVersion();
        row.measuredAt = clock.instant();
        row.metrics = metrics;
        return row;
    }
}
