package dev.perennial.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.ApiException;
import dev.perennial.contract.Page;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.contract.workflows.RenewalView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at windows, findings and renewals, and tells each once. */
final class Watch {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api engineer;
    private final Story story;
    private final String model;
    private final Set<UUID> toldWindows = new HashSet<>();
    private final Map<UUID, Integer> toldFindings = new HashMap<>();
    private final Map<String, Integer> toldSteps = new HashMap<>();
    private @Nullable FindingView newest;

    Watch(Api engineer, Story story, String model) {
        this.engineer = engineer;
        this.story = story;
        this.model = model;
    }

    /** Waits until the window that ends then is judged, and tells what it shows. */
    void awaitJudged(Instant end) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            List<WindowView> windows = windows();
            windows.reversed().forEach(this::tell);
            boolean judged =
                    windows.stream()
                            .anyMatch(window ->
                                    window.state().equals("JUDGED") && !window.end().isBefore(end));
            if (judged) {
                findings();
                return;
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new ApiException(
                        1, "The window that ends at " + end + " was not judged; see the logs");
            }
            Waiting.pause(200);
        }
    }

    private List<WindowView> windows() {
        return engineer.get(
                        "/api/monitor/v1/models/" + Api.path(model) + "/windows?limit=10",
                        new TypeReference<Page<WindowView>>() {})
                .items();
    }

    private void tell(WindowView window) {
        if (!window.state().equals("JUDGED") || !toldWindows.add(window.id())) {
            return;
        }
        story.step(3, "Watch: windows fill and are held against the standards");
        StringBuilder drift = new StringBuilder();
        window.metrics().stream()
                .filter(metric -> metric.metric().equals("psi") && metric.value() != null)
                .sorted((a, b) -> Double.compare(value(b), value(a)))
                .limit(2)
                .forEach(metric ->
                        drift.append(" %s %.2f".formatted(metric.column(), value(metric))));
        story.say(
                "Window %s, version %s: %,d flights, %,d labels, ROC-AUC %s, log-loss %s, PSI%s, p99"
                        + " %s ms",
                window.name(),
                window.version(),
                window.rows(),
                window.labelled(),
                figure(window, "roc_auc"),
                figure(window, "log_loss"),
                drift,
                figure(window, "latency_p99_ms"));
    }

    private static double value(MetricValue metric) {
        Double value = metric.value();
        return value == null ? Double.NaN : value;
    }

    private static String figure(WindowView window, String name) {
        return window.metrics().stream()
                .filter(metric -> metric.metric().equals(name) && metric.column() == null)
                .findFirst()
                .map(metric ->
                        metric.value() == null
                                ? "n/a (" + metric.state() + ")"
                                : "%.3f%s"
                                        .formatted(
                                                value(metric),
                                                metric.state() == MetricState.BREACH
                                                        ? " (BREACH)"
                                                        : ""))
                .orElse("n/a");
    }

    private void findings() {
        List<FindingView> open =
                engineer.get(
                                "/api/monitor/v1/models/"
                                        + Api.path(model)
                                        + "/findings?state=OPEN&limit=20",
                                new TypeReference<Page<FindingView>>() {})
                        .items();
        for (FindingView finding : open) {
            boolean performance = finding.family().equals("PERFORMANCE");
            if (performance) {
                newest = finding;
            }
            Integer before = toldFindings.put(finding.id(), finding.windows().size());
            if (performance && (before == null || before != finding.windows().size())) {
                story.say("FINDING %s: %s", finding.severity(), finding.title());
                story.say(
                        "   %d windows in a row; inputs that moved most: %s; cost: %s",
                        finding.windows().size(),
                        finding.blamed().stream()
                                .limit(3)
                                .map(blamed ->
                                        "%s (%s %.2f)"
                                                .formatted(
                                                        blamed.column(),
                                                        blamed.metric(),
                                                        blamed.value()))
                                .toList(),
                        finding.estimatedCost());
            }
        }
    }

    /** The performance finding seen last. */
    Optional<FindingView> finding() {
        return Optional.ofNullable(newest);
    }

    /** A renewal of this model that has not ended; tells its new steps. */
    Optional<RenewalView> renewal() {
        Optional<RenewalView> running =
                engineer
                        .get(
                                "/api/workflows/v1/renewals?limit=10&model=" + Api.path(model),
                                new TypeReference<Page<RenewalView>>() {})
                        .items()
                        .stream()
                        .filter(renewal -> renewal.endedAt() == null)
                        .findFirst();
        running.ifPresent(this::tell);
        return running;
    }

    /** A renewal as it stands; tells its new steps. */
    RenewalView renewal(String id) {
        RenewalView renewal = engineer.get("/api/workflows/v1/renewals/" + id, RenewalView.class);
        tell(renewal);
        return renewal;
    }

    private void tell(RenewalView renewal) {
        Integer before = toldSteps.get(renewal.id());
        int told = before == null ? 0 : before;
        if (before == null) {
            story.step(4, "Decide to act: the policy says whether the finding may start a renewal");
            story.say("It may: renewal %s has begun", renewal.id());
        }
        for (RenewalView.Step step : renewal.history().subList(told, renewal.history().size())) {
            Chapters.of(step.name())
                    .ifPresent(chapter -> story.step(chapter.number(), chapter.title()));
            story.say("%s: %s", step.name(), step.what());
        }
        toldSteps.put(renewal.id(), renewal.history().size());
    }
}
