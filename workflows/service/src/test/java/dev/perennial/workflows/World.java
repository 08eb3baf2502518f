package dev.perennial.workflows;

import dev.perennial.contract.Page;
import dev.perennial.contract.inference.ReplayView;
import dev.perennial.contract.inference.RolloutView;
import dev.perennial.contract.inference.RolloutView.ArmStats;
import dev.perennial.contract.inference.Rows;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.inference.StartRollout;
import dev.perennial.contract.monitor.FindingView;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.RecordedRequest;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.contract.registry.MoveAlias;
import dev.perennial.contract.registry.SealEvidence;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.workflows.FakeNeighbours.Asked;
import dev.perennial.workflows.FakeNeighbours.Refusal;
import dev.perennial.workflows.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the other services know in these tests: any model, whose version 1 is champion where a test
 * says so; a training gives version 2.
 */
final class World {
    static final UUID OLD_NORMAL = new UUID(0, 11);
    static final UUID NEW_NORMAL = new UUID(0, 12);

    static final Map<String, AliasView> CHAMPIONS = new ConcurrentHashMap<>();
    static final List<AliasView> MOVES = java.util.Collections.synchronizedList(new ArrayList<>());
    static final List<Asked> ASKED = java.util.Collections.synchronizedList(new ArrayList<>());
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

    /** How often this was asked. */
    static long asked(String method, String path) {
        synchronized (ASKED) {
            return ASKED.stream()
                    .filter(asked -> asked.method().equals(method) && asked.path().endsWith(path))
                    .count();
        }
    }

    private static AliasView alias(
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
            case "registry" -> registry(asked);
            case "retrain" -> retrain(asked);
            case "inference" -> inference(asked);
            case "monitor" -> monitor(asked);
            default -> throw new Refusal(404, asked.path());
        };
    }

    private static Object registry(Asked asked) {
        String model = asked.part(1);
        if (asked.part(0).equals("evidence")) {
            return EVIDENCE.computeIfAbsent(
                    String.valueOf(asked.key()),
                    key -> evidence(Json.as(asked.body(), SealEvidence.class)));
        }
        if (model.startsWith("nobody")) {
            throw new Refusal(404, "There is no model " + model);
        }
        return switch (asked.part(2)) {
            case "" ->
                    new ModelView(
                            id(model),
                            model,
                            null,
                            Samples.MAY,
                            CHAMPIONS.containsKey(model)
                                    ? Map.of("champion", CHAMPIONS.get(model).version())
                                    : Map.of(),
                            2);
            case "aliases" -> aliases(asked, model);
            case "versions" -> version(model, asked.part(3));
            default -> throw new Refusal(404, asked.path());
        };
    }

    private static Object aliases(Asked asked, String model) {
        if (asked.part(4).equals("history")) {
            return new Page<>(
                    List.of(
                            alias(
                                    model,
                                    "1",
                                    1,
                                    new MoveAlias("1", null, "first", "anna", null, null),
                                    null)),
                    null);
        }
        return asked.method().equals("GET") ? champion(model) : move(asked, model);
    }

    static AliasView champion(String model) {
        AliasView alias = CHAMPIONS.get(model);
        if (alias == null) {
            throw new Refusal(404, "There is no champion");
        }
        return alias;
    }

    private static synchronized AliasView move(Asked asked, String model) {
        MoveAlias move = Json.as(asked.body(), MoveAlias.class);
        AliasView now = CHAMPIONS.get(model);
        String before = now == null ? null : now.version();
        if (now != null
                && move.version().equals(before)
                && move.process() != null
                && move.process().equals(now.process())) {
            return now;
        }
        if (!java.util.Objects.equals(before, move.expectedVersion())) {
            throw new Refusal(409, "champion is " + before);
        }
        AliasView moved =
                alias(
                        model,
                        move.version(),
                        now == null ? 1 : now.revision() + 1,
                        move,
                        Tokens.actor(asked.token()));
        CHAMPIONS.put(model, moved);
        MOVES.add(moved);
        return moved;
    }

    private static EvidenceView evidence(SealEvidence asked) {
        return new EvidenceView(
                UUID.randomUUID(),
                asked.model(),
                asked.subjectVersion(),
                asked.process(),
                Integer.toHexString(asked.facts().hashCode()),
                asked.facts(),
                "workflows",
                Samples.MAY);
    }

    private static ModelVersionView version(String model, String version) {
        if (version.equals("99")) {
            throw new Refusal(404, "There is no version 99");
        }
        return new ModelVersionView(
                new UUID(1, Long.parseLong(version)),
                id(model),
                model,
                version,
                "digest-" + version,
                List.of(),
                List.of(),
                "run-" + version,
                new UUID(0, 21),
                null,
                Map.of(),
                Map.of("roc_auc", 0.7),
                version.equals("3")
                        ? Map.of()
                        : Map.of("perennial.holdout_data", new UUID(0, 22).toString()),
                "sofia",
                Samples.MAY);
    }

    private static Object retrain(Asked asked) {
        if (asked.part(0).equals("jobs")) {
            return JOBS.values().stream()
                    .filter(job -> job.id().toString().equals(asked.part(1)))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(404, "no job"));
        }
        String model = asked.body().path("model").asText();
        boolean trains = asked.part(0).equals("trainings");
        return JOBS.computeIfAbsent(
                String.valueOf(asked.key()), key -> trains ? trained(model) : compared(model));
    }

    private static JobView trained(String model) {
        boolean fails = UNTRAINABLE.contains(model);
        TrainingResult result =
                new TrainingResult(
                        "run-2",
                        "2",
                        new UUID(0, 21),
                        new UUID(0, 22),
                        NEW_NORMAL,
                        new UUID(0, 23),
                        5000,
                        1000);
        return job(
                model,
                JobView.Kind.TRAINING,
                fails ? "too few rows" : null,
                fails ? null : result,
                null);
    }

    private static JobView compared(String model) {
        ComparisonResult result =
                new ComparisonResult(
                        model,
                        "2",
                        "1",
                        new UUID(0, 22),
                        1000,
                        28,
                        "log_loss",
                        0,
                        VERDICTS.getOrDefault(model, ComparisonResult.Verdict.SUPERIOR),
                        "the interval says so",
                        List.of(
                                new ComparisonResult.MetricPair(
                                        "log_loss", 0.5, 0.6, 0.1, 0.05, 0.15)),
                        List.of());
        return job(model, JobView.Kind.COMPARISON, null, null, result);
    }

    private static JobView job(
            String model,
            JobView.Kind kind,
            @Nullable String error,
            @Nullable TrainingResult training,
            @Nullable ComparisonResult comparison) {
        return new JobView(
                UUID.randomUUID(),
                kind,
                model,
                error == null ? JobView.State.DONE : JobView.State.FAILED,
                1,
                null,
                1,
                null,
                "workflows",
                Samples.MAY,
                Samples.MAY,
                Samples.MAY,
                error,
                training,
                comparison,
                List.of());
    }

    private static @Nullable Object inference(Asked asked) {
        String model = asked.part(1);
        if (asked.part(2).equals("rollout")) {
            if (asked.method().equals("DELETE")) {
                ROLLOUTS.remove(model);
                return null;
            }
            return rollout(model, Json.as(asked.body(), StartRollout.class));
        }
        String version = asked.part(3);
        if (asked.part(4).equals("signature")) {
            return new SignatureView(
                    model,
                    version,
                    List.of(new SignatureView.Field("temp", "FP64", true)),
                    List.of(new SignatureView.Field("probability", "FP64", false)),
                    0.35);
        }
        int requests = asked.body().path("requests").size();
        return new ReplayView(
                model, version, "1", requests, requests, requests, 0.1, 0.2, 0.05, 900L, 1200L,
                800L, 1100L, List.of());
    }

    /** Each look finds ten more requests on either side. */
    private static RolloutView rollout(String model, StartRollout asked) {
        return ROLLOUTS.merge(
                model + " " + asked.mode(),
                view(model, asked, 0),
                (before, fresh) -> view(model, asked, before.candidateArm().requests() + 10));
    }

    private static RolloutView view(String model, StartRollout asked, long requests) {
        return new RolloutView(
                model,
                "1",
                asked.candidate(),
                asked.mode(),
                asked.percent(),
                asked.reference(),
                Instant.now(),
                new ArmStats(requests, 0, 800L, 900L),
                new ArmStats(requests, ERRORS.getOrDefault(model, 0), 800L, 900L),
                requests,
                0.1,
                0.05,
                0.02);
    }

    private static @Nullable Object monitor(Asked asked) {
        String model = asked.part(1);
        if (asked.part(0).equals("findings")) {
            return FINDINGS.get(UUID.fromString(model));
        }
        return switch (asked.part(2)) {
            case "settings" -> settings(asked, model);
            case "windows" ->
                    new Page<>(
                            WINDOWS.containsKey(model) ? List.of(WINDOWS.get(model)) : List.of(),
                            null);
            case "findings" ->
                    new Page<>(
                            FINDINGS.values().stream()
                                    .filter(f -> f.model().equals(model))
                                    .toList(),
                            null);
            case "recorded-requests" ->
                    IntStream.range(0, 20)
                            .mapToObj(i ->
                                    new RecordedRequest(
                                            new UUID(0, i),
                                            new Rows(List.of("temp"), List.of(List.of(1.0)))))
                            .toList();
            default -> throw new Refusal(404, asked.path());
        };
    }

    private static MonitorSettings settings(Asked asked, String model) {
        if (asked.method().equals("PUT")) {
            SETTINGS.put(model, Json.as(asked.body(), MonitorSettings.class));
        }
        return settings(model);
    }

    static MonitorSettings settings(String model) {
        MonitorSettings settings = SETTINGS.get(model);
        if (settings == null) {
            throw new Refusal(404, "no settings");
        }
        return settings;
    }
}
