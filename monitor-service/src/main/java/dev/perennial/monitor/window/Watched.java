package dev.perennial.monitor.window;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.Standard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A model with what holds for it in this round.
 *
 * @param settingsVersion number of the settings
 * @param oldest event time of the oldest row
 * @param watermark event time of the newest row that can have happened
 */
record Watched(
        UUID model,
        int settingsVersion,
        MonitorSettings settings,
        Instant oldest,
        Instant watermark) {
    /** Standards that wait for labels, or those that don't. */
    List<Standard> standards(boolean labels) {
        return settings.standards().stream()
                .filter(s -> (MetricFamily.of(s.metric()) == MetricFamily.PERFORMANCE) == labels)
                .toList();
    }
}
