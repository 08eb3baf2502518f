package dev.perennial.retrain.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.StartComparison;
import dev.perennial.retrain.comparison.core.Metric;
import dev.perennial.retrain.comparison.core.Pair;
import dev.perennial.retrain.dataset.Datasets;
import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.job.Claim;
import dev.perennial.retrain.job.Report;
import dev.perennial.retrain.job.Work;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.neighbour.Registry;
import dev.perennial.retrain.neighbour.Serving;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A comparison job: who is better on rows that neither has seen. */
@ApplicationScoped
class ComparisonWork implements Work {
    private static final double USUAL_THRESHOLD = 0.5;

    private final Datasets datasets;
    private final Registry registry;
    private final Serving serving;
    private final Scoring scoring;
    private final ObjectMapper json;

    ComparisonWork(
            Datasets datasets,
            Registry registry,
            Serving serving,
            Scoring scoring,
            ObjectMapper json) {
        this.datasets = datasets;
        this.registry = registry;
        this.serving = serving;
        this.scoring = scoring;
        this.json = json;
    }

    @Override
    public JobView.Kind kind() {
        return JobView.Kind.COMPARISON;
    }

    @Override
    public ComparisonResult run(Claim claim, Report report) throws IOException {
        StartComparison asked = json.treeToValue(claim.request(), StartComparison.class);
        Metric metric = Metric.of(asked.metric()).orElseThrow();
        report.at(0.05, "Reading the hold-out");
        Dataset holdout = datasets.read(asked.holdoutData());
        check(asked, holdout, metric);
        report.at(0.15, "Seeing that the hold-out is later than both versions' training data");
        checkUnseen(asked, asked.candidate(), holdout);
        checkUnseen(asked, asked.champion(), holdout);
        report.at(0.3, "Scoring %d rows by the candidate".formatted(holdout.size()));
        double[] candidate = scoring.scores(asked.model(), asked.candidate(), holdout);
        report.at(0.5, "Scoring %d rows by the champion".formatted(holdout.size()));
        double[] champion = scoring.scores(asked.model(), asked.champion(), holdout);
        report.at(0.7, "Drawing days");
        Pair pair = new Pair(holdout, candidate, champion, threshold(asked));
        return pair.compare(asked, metric);
    }

    private static void check(StartComparison asked, Dataset holdout, Metric metric) {
        if (holdout.size() == 0) {
            throw new JobFailedException("The hold-out has no labelled rows");
        }
        boolean zeroOrOne =
                holdout.rows().stream().allMatch(row -> row.label() == 0 || row.label() == 1);
        if (metric.binary() && !zeroOrOne) {
            throw new JobFailedException(
                    metric.word() + " judges labels of 0 and 1, and the hold-out has others");
        }
        List<String> segments = asked.segments() == null ? List.of() : asked.segments();
        for (String column : segments) {
            if (!holdout.layout().featureNames().contains(column)) {
                throw new JobFailedException(
                        "The hold-out has no feature %s to judge apart; it has %s"
                                .formatted(column, holdout.layout().featureNames()));
            }
        }
    }

    /** Rows that one of both has learned from would flatter it. */
    private void checkUnseen(StartComparison asked, String version, Dataset holdout)
            throws IOException {
        ModelVersionView view = registry.models().version(asked.model(), version);
        UUID data = view.trainingData();
        if (data == null) {
            throw new JobFailedException(
                    "Version %s of %s does not say what it was trained on, so that nobody can tell"
                                    .formatted(version, asked.model())
                            + " whether it has seen the hold-out");
        }
        Dataset training = datasets.read(data);
        Instant first = holdout.rows().getFirst().time();
        if (training.size() > 0 && !training.latest().isBefore(first)) {
            throw new JobFailedException(
                    ("The hold-out begins %s, and version %s learned from rows up to %s; give a"
                                    + " hold-out that is later")
                            .formatted(first, version, training.latest()));
        }
    }

    private double threshold(StartComparison asked) {
        SignatureView champion = serving.inference().signature(asked.model(), asked.champion());
        Double threshold = champion.threshold();
        return threshold == null ? USUAL_THRESHOLD : threshold;
    }
}
