package dev.perennial.workflows;

import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.Standard.Severity;
import dev.perennial.contract.workflows.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A policy and findings as people would make them. */
public final class Samples {
    public static final UUID MODEL = new UUID(0, 7);
    public static final Instant MAY = Instant.parse("2013-05-01T00:00:00Z");

    private Samples() {}

    public static Policy policy() {
        return new Policy(
                true,
                List.of("PERFORMANCE"),
                Severity.WARNING,
                2,
                Duration.ofDays(90),
                new Policy.Training(
                        Duration.ofDays(120),
                        28,
                        Duration.ofHours(24),
                        "xgboost-binary",
                        Map.of("max_depth", "5"),
                        0.35,
                        List.of("origin")),
                new Policy.Gate("log_loss", 0.0, 20, 5.0),
                new Policy.Rollout(30, 25, 15, Duration.ofMinutes(3), 1),
                "approver");
    }

    /** A performance finding of so many windows that ends at a time. */
    public static FindingView finding(UUID id, Severity severity, int windows, Instant at) {
        return new FindingView(
                id,
                "flights",
                MODEL,
                "1",
                "PERFORMANCE",
                severity,
                FindingView.State.OPEN,
                "roc_auc 0.61 is below 0.66",
                IntStream.range(0, windows).mapToObj(i -> "w" + i).toList(),
                new MetricValue("roc_auc", null, 0.61, 0.72, 1000, MetricState.BREACH, 0.66),
                List.of(new FindingView.Blamed("temp", "psi", 1.2)),
                "roc_auc is 0.11 worse than on the reference",
                at,
                MAY,
                MAY);
    }
}
