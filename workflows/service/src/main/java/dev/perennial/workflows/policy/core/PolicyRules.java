package dev.perennial.workflows.policy.core;

import dev.perennial.contract.Role;
import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.workflows.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What annotations on {@link Policy} can't say. Each refusal names the member and what it may be.
 */
public final class PolicyRules {
    private static final Set<String> FAMILIES =
            Stream.of(MetricFamily.values())
                    .map(MetricFamily::name)
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> METRICS = Set.of("log_loss", "roc_auc", "rmse", "mae");
    private static final Set<String> DECIDERS = Set.of(Role.APPROVER, Role.ADMIN);
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final int MOST_REPLAYED = 2_000;
    private static final int MOST_TRIED = 1_000_000;

    private PolicyRules() {}

    /**
     * @throws ProblemException 400
     */
    public static void check(Policy policy) {
        for (String family : policy.families()) {
            oneOf("families", family, FAMILIES);
        }
        oneOf("approverGroup", policy.approverGroup(), DECIDERS);
        within("coolDown", policy.coolDown(), Duration.ZERO);
        training(policy.training());
        gate(policy.gate());
        rollout(policy.rollout());
    }

    private static void training(Policy.Training training) {
        within("training.lookBack", training.lookBack(), Duration.ofDays(1));
        within("training.labelMaturity", training.labelMaturity(), Duration.ZERO);
        if (training.lookBack().compareTo(Duration.ofDays(training.holdoutDays())) <= 0) {
            throw ProblemException.invalid(
                    "training.lookBack (%s) must be longer than training.holdoutDays (%d days), or nothing is left to train on"
                            .formatted(training.lookBack(), training.holdoutDays()));
        }
        Double threshold = training.threshold();
        if (threshold != null && !(threshold > 0 && threshold < 1)) {
            throw ProblemException.invalid("training.threshold is between 0 and 1");
        }
        text("training.entryPoint", training.entryPoint());
        training.parameters()
                .forEach((name, value) -> {
                    text("a name in training.parameters", name);
                    text("training.parameters." + name, value);
                });
        List<String> segments = training.segments();
        if (segments != null) {
            segments.forEach(segment -> text("a column in training.segments", segment));
        }
    }

    private static void gate(Policy.Gate gate) {
        oneOf("gate.metric", gate.metric(), METRICS);
        finite("gate.margin", gate.margin());
        finite("gate.latencyFactor", gate.latencyFactor());
        atMost("gate.replayRequests", gate.replayRequests(), MOST_REPLAYED);
    }

    private static void rollout(Policy.Rollout rollout) {
        within("rollout.patience", rollout.patience(), Duration.ofSeconds(1));
        atMost("rollout.shadowRequests", rollout.shadowRequests(), MOST_TRIED);
        atMost("rollout.canaryRequests", rollout.canaryRequests(), MOST_TRIED);
        atMost("rollout.verifyWindows", rollout.verifyWindows(), 1_000);
    }

    private static void oneOf(String member, @Nullable String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw ProblemException.invalid(
                    "%s: '%s' is not one of %s".formatted(member, value, new TreeSet<>(allowed)));
        }
    }

    private static void within(String member, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw ProblemException.invalid(
                    "%s is from %s to %s, not %s".formatted(member, least, LONGEST, value));
        }
    }

    private static void atMost(String member, int value, int most) {
        if (value > most) {
            throw ProblemException.invalid(
                    "%s is at most %d, not %d".formatted(member, most, value));
        }
    }

    private static void finite(String member, double value) {
        if (!Double.isFinite(value)) {
            throw ProblemException.invalid(member + " must be a number");
        }
    }

    private static void text(String member, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 250 || value.indexOf('\0') >= 0) {
            throw ProblemException.invalid(member + " must be a text of 1 to 250 characters");
        }
    }
}
