package dev.perennial.monitor.finding.core;

import dev.perennial.contract.monitor.FindingView.Blamed;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incident of one model, version and metric family, told window by window in order of event
 * time. A window in breach opens or extends it, one within its standards closes it, and one that
 * can't tell does neither. A window seen before, or older than the newest seen, changes nothing, so
 * a window may be told twice.
 */
public sealed interface Incident {
    MetricFamily family();

    /** What it is after another window; the same object when nothing changed. */
    Incident next(JudgedWindow window);

    /** The state before the first breach. */
    static Incident none(MetricFamily family) {
        return new None(family);
    }

    /** Nothing has been in breach. */
    record None(MetricFamily family) implements Incident {
        @Override
        public Incident next(JudgedWindow window) {
            MetricValue worst = window.worst(family).orElse(null);
            return worst == null ? this : Open.by(family, window, worst);
        }
    }

    /**
     * It lasts.
     *
     * @param severity the gravest so far
     * @param title of the worst breach so far, in plain words with figures
     * @param windows names of the windows in breach, oldest first
     * @param worst the worst breach so far: the gravest, then the furthest beyond its threshold
     * @param blamed columns of the worst breach's window that moved most, at most five
     * @param estimatedCost what the worst breach's window lost against the reference; null where
     *     labels don't tell yet
     * @param eventTime end of the newest window in breach
     */
    record Open(
            MetricFamily family,
            Standard.Severity severity,
            String title,
            List<String> windows,
            MetricValue worst,
            List<Blamed> blamed,
            @Nullable String estimatedCost,
            Instant eventTime)
            implements Incident {
        static Open by(MetricFamily family, JudgedWindow window, MetricValue worst) {
            return new Open(
                    family,
                    window.severity(worst),
                    Wording.title(worst, window.cut()),
                    List.of(window.cut().name()),
                    worst,
                    Blame.of(family, window),
                    Wording.cost(window.metrics()),
                    window.cut().end());
        }

        @Override
        public Incident next(JudgedWindow window) {
            Instant end = window.cut().end();
            if (!end.isAfter(eventTime)) {
                return this;
            }
            MetricValue now = window.worst(family).orElse(null);
            if (now != null) {
                return extended(by(family, window, now));
            }
            return window.within(family) && window.knows(worst) ? resolve(end) : this;
        }

        private Open extended(Open latest) {
            int graver = latest.severity.compareTo(severity);
            boolean worse =
                    graver > 0
                            || (graver == 0
                                    && JudgedWindow.excess(latest.worst)
                                            > JudgedWindow.excess(worst));
            Open shown = worse ? latest : this;
            List<String> all = new ArrayList<>(windows);
            all.addAll(latest.windows);
            return new Open(
                    family,
                    shown.severity,
                    shown.title,
                    List.copyOf(all),
                    shown.worst,
                    shown.blamed,
                    shown.estimatedCost,
                    latest.eventTime);
        }

        /** Ended by a window within its standards, or by a person. */
        public Resolved resolve(Instant at) {
            return new Resolved(this, at);
        }
    }

    /**
     * It is over; a later breach is a new incident.
     *
     * @param last as it was before it ended
     * @param at event time of the end
     */
    record Resolved(Open last, Instant at) implements Incident {
        @Override
        public MetricFamily family() {
            return last.family();
        }

        @Override
        public Incident next(JudgedWindow window) {
            return window.cut().end().isAfter(at)
                            && none(family()).next(window) instanceof Open again
                    ? again
                    : this;
        }
    }
}
