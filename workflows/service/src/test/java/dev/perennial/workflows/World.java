package dev.perennial.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.inference.RolloutView;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.workflows.FakeNeighbours.Asked;
import dev.perennial.workflows.FakeNeighbours.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the other services know in these tests: any model, whose version 1 is champion where a test
 * says so; a training gives version 2.
 */
final class World {
    static final UUID OLD_NORMAL = new UUID(0, 11);
    static final UUID NEW_NORMAL = new UUID(0, 12);

    static final Map<String, AliasView> CHAMPIONS = new ConcurrentHashMap<>();
    static final List<Asked> ASKED = Collections.synchronizedList(new ArrayList<>());
    static final Map<String, EvidenceView> EVIDENCE = new ConcurrentHashMap<>();
    static final Map<String, JobView> JOBS = new ConcurrentHashMap<>();
    static final Map<String, RolloutView> ROLLOUTS = new ConcurrentHashMap<>();
    static final Map<String, MonitorSettings> SETTINGS = new ConcurrentHashMap<>();
    static final Map<String, WindowView> WINDOWS = new ConcurrentHashMap<>();
    static final Map<UUID, FindingView> FINDINGS = new ConcurrentHashMap<>();
    static final Set<String> UNTRAINABLE = ConcurrentHashMap.newKeySet();
    static final Map<String, Integer> ERRORS = new ConcurrentHashMap<>();
    static final Map<String, ComparisonResult.Verdict> VERDICTS = new ConcurrentHashMap<>();
    static final Set<String> AWAY = ConcurrentHashMap.newKeySet();
    static final Set<String> UNFIT = ConcurrentHashMap.newKeySet();
    static final Map<String, Runnable> AFTER_MOVE = new ConcurrentHashMap<>();

    private World() {}

    static UUID id(String model) {
        return UUID.nameUUIDFromBytes(model.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Version 1 serves. */
    static void serves(String model) {
        CHAMPIONS.put(model, alias(model, "1", 1, null, null));
        SETTINGS.put(
                model,
                new MonitorSettings(
                        OLD_NORMAL,
                        MonitorSettings.Task.BINARY,
                        "probability",
                        0.35,
                        new WindowSpec(WindowSpec.Kind.DAYS, 14),
                        Duration.ofHours(24),
                        List.of()));
        judged(model, "1", MetricState.BREACH);
    }

    /** The newest window of this model is one of this version, judged just now, with ROC-AUC so. */
    static void judged(String model, String version, MetricState state) {
        WINDOWS.put(
                model,
                new WindowView(
                        new UUID(0, 1),
                        model,
                        version,
                        "w9",
                        Samples.MAY.minus(Duration.ofDays(14)),
                        Samples.MAY,
                        1000,
                        900,
                        "JUDGED",
                        Instant.now(),
                        List.of(new MetricValue("roc_auc", null, 0.7, 0.7, 900, state, 0.66))));
    }

    static EvidenceView evidence(String id) {
        return EVIDENCE.values().stream()
                .filter(evidence -> evidence.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no evidence " + id));
    }

    /** The traces in which a renewal's keyed steps were asked for. */
    static Set<String> traces(String renewal) {
        synchronized (ASKED) {
            return ASKED.stream()
                    .filter(asked -> asked.key() != null && asked.key().startsWith(renewal))
                    .map(asked -> asked.trace().split("-", -1)[1])
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    /** What this renewal asked for at this path. */
    static JsonNode bodyOf(String renewal, String path) {
        synchronized (ASKED) {
            return ASKED.stream()
                    .filter(asked -> asked.path().equals(path))
                    .filter(asked -> String.valueOf(asked.key()).startsWith(renewal))
                    .findFirst()
                    .orElseThrow()
                    .body();
        }
    }

    /** How often this was asked. */
    static long asked(String method, String path) {
        synchronized (ASKED) {
            return ASKED.stream()
                    .filter(asked -> asked.method().equals(method) && asked.path().endsWith(path))
                    .count();
        }
    }

    static AliasView alias(
            String model,
            String version,
            long revision,
            @Nullable MoveAlias move,
            @Nullable String by) {
        return new AliasView(
                model,
                id(model),
                "champion",
                version,
                revision,
                Samples.MAY,
                by == null ? "test" : by,
                move == null ? null : move.approvedBy(),
                move == null ? null : move.process(),
                move == null ? null : move.evidence(),
                move == null ? null : move.reason());
    }

    static @Nullable Object answer(Asked asked) {
        ASKED.add(asked);
        if (AWAY.contains(asked.service())) {
            throw new Refusal(503, asked.service() + " is away");
        }
        return switch (asked.service()) {
            case "registry" -> RegistryAnswers.answer(asked);
            case "retrain" -> RetrainAnswers.answer(asked);
            case "inference" -> InferenceAnswers.answer(asked);
            case "monitor" -> MonitorAnswers.answer(asked);
            default -> throw new Refusal(404, asked.path());
        };
    }

    static AliasView champion(String model) {
        AliasView alias = CHAMPIONS.get(model);
        if (alias == null) {
            throw new Refusal(404, "There is no champion");
        }
        return alias;
    }

    static MonitorSettings settings(String model) {
        MonitorSettings settings = SETTINGS.get(model);
        if (settings == null) {
            throw new Refusal(404, "no settings");
        }
        return settings;
    }
}
