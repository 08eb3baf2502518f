package dev.perennial.monitor.window.core;

import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.monitor.measure.core.Measures;
import dev.perennial.monitor.measure.core.Performance;
import dev.perennial.monitor.record.core.Answers;
import dev.perennial.monitor.reference.core.Reference;
import java.util.List;

/** How good answers were, beside how good they are on the reference. */
public final class Quality {
    private Quality() {}

    public static List<MetricValue> of(
            MonitorSettings settings, Answers answers, Reference reference) {
        List<MetricValue> measured = measure(settings, answers);
        return reference.answers().size() > 0
                ? Measures.withReference(measured, measure(settings, reference.answers()))
                : measured;
    }

    private static List<MetricValue> measure(MonitorSettings settings, Answers answers) {
        return switch (settings.task()) {
            case BINARY ->
                    Performance.binary(answers.scores(), answers.labels(), settings.threshold());
            case REGRESSION -> Performance.regression(answers.scores(), answers.labels());
        };
    }
}
