package dev.perennial.monitor.window;

import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.PerformanceView;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.model.Models;
import dev.perennial.monitor.record.LabelledRows;
import dev.perennial.monitor.record.Slice;
import dev.perennial.monitor.record.Slices;
import dev.perennial.monitor.reference.References;
import dev.perennial.monitor.settings.Settings;
import dev.perennial.monitor.window.core.Quality;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Labelled production over any slice of event time: how good it was, and its rows. */
@ApplicationScoped
public class Performances {
    private final Models models;
    private final Settings settings;
    private final References references;
    private final Slices slices;
    private final LabelledRows rows;

    Performances(
            Models models,
            Settings settings,
            References references,
            Slices slices,
            LabelledRows rows) {
        this.models = models;
        this.settings = settings;
        this.references = references;
        this.slices = slices;
        this.rows = rows;
    }

    /**
     * A stretch of event time.
     *
     * @param knownBy labels known by then; null for all that are known now
     */
    public record Asked(Instant from, Instant to, @Nullable Instant knownBy) {
        /**
         * @throws ProblemException 400 when it ends before it starts
         */
        public Asked {
            if (!from.isBefore(to)) {
                throw ProblemException.invalid(
                        "from is %s and to is %s: from must come before to".formatted(from, to));
            }
        }
    }

    public PerformanceView performance(String model, @Nullable String version, Asked asked) {
        if (version != null && version.indexOf('\0') >= 0) {
            throw ProblemException.invalid("version holds a NUL character");
        }
        MonitorSettings now = settings.get(model);
        Instant knownBy = asked.knownBy();
        Slices.Labelled labelled =
                slices.labelled(
                        Slice.of(models.id(model), version, asked.from(), asked.to()),
                        now.output(),
                        knownBy == null ? null : Slice.inRange(knownBy));
        return new PerformanceView(
                model,
                version,
                asked.from(),
                asked.to(),
                labelled.rows(),
                labelled.answers().size(),
                Quality.of(now, labelled.answers(), references.of(now.reference())));
    }

    /** Rows with a label known by an instant, as CSV. */
    public InputStream labelledRows(String model, Asked asked, Instant knownBy) {
        var id = models.id(model);
        return rows.csv(
                Slice.of(id, null, asked.from(), asked.to()),
                Slice.inRange(knownBy),
                settings.of(id).map(now -> now.settings().output()).orElse(null));
    }
}
