package dev.perennial.retrain.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.RecordTraining;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.contract.retrain.TrainingResult;
import dev.perennial.model.BadInputException;
import dev.perennial.model.ModelException;
import dev.perennial.retrain.dataset.Datasets;
import dev.perennial.retrain.dataset.Split;
import dev.perennial.retrain.dataset.Splits;
import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.dataset.core.Labelled;
import dev.perennial.retrain.job.Claim;
import dev.perennial.retrain.job.Report;
import dev.perennial.retrain.job.Work;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.neighbour.Registry;
import dev.perennial.retrain.training.core.Enough;
import dev.perennial.retrain.training.core.EntryPoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** A training job from its rows to the recorded version. */
@ApplicationScoped
class TrainingWork implements Work {
    private final Splits splits;
    private final Datasets datasets;
    private final Trainer trainer;
    private final BuiltIn builtIn;
    private final Registry registry;
    private final ObjectMapper json;
    private final Clock clock;

    TrainingWork(
            Splits splits,
            Datasets datasets,
            Trainer trainer,
            BuiltIn builtIn,
            Registry registry,
            ObjectMapper json,
            Clock clock) {
        this.splits = splits;
        this.datasets = datasets;
        this.trainer = trainer;
        this.builtIn = builtIn;
        this.registry = registry;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public JobView.Kind kind() {
        return JobView.Kind.TRAINING;
    }

    /** What a job wrote as data versions. */
    private record Written(UUID training, UUID holdout, UUID reference, UUID code) {}

    @Override
    public TrainingResult run(Claim claim, Report report) throws IOException {
        Instant started = clock.instant();
        StartTraining asked = json.treeToValue(claim.request(), StartTraining.class);
        report.at(0.02, "Reading the rows");
        Split split = splits.of(asked);
        check(split, EntryPoint.of(asked.entryPoint()));
        UUID code = builtIn.version(asked.codeVersion(), report);
        report.at(0.1, "Writing the training data and the hold-out");
        UUID training = write(asked, "training", split.training(), split);
        UUID holdout = write(asked, "holdout", split.holdout(), split);
        Trained trained = train(claim, asked, split, report);
        report.at(0.9, "Writing the reference data");
        UUID reference = reference(asked, split, trained);
        report.at(0.95, "Recording the training");
        Written written = new Written(training, holdout, reference, code);
        ModelVersionView version =
                registry.models()
                        .recordTraining(
                                claim.id().toString(),
                                record(claim, asked, trained, written, started));
        return new TrainingResult(
                Objects.requireNonNull(version.runId()),
                version.version(),
                training,
                holdout,
                reference,
                code,
                split.training().size(),
                split.holdout().size());
    }

    private Trained train(Claim claim, StartTraining asked, Split split, Report report)
            throws IOException {
        try {
            return trainer.train(claim.id(), asked, split, report);
        } catch (ModelException | BadInputException e) {
            throw new JobFailedException("The model can't be trained: " + e.getMessage());
        }
    }

    private static void check(Split split, EntryPoint entry) {
        try {
            Enough.check("training data", split.training(), entry.binary());
            Enough.check("hold-out", split.holdout(), entry.binary());
        } catch (IllegalArgumentException e) {
            throw new JobFailedException(String.valueOf(e.getMessage()));
        }
    }

    private UUID write(StartTraining asked, String part, Dataset rows, Split split)
            throws IOException {
        return datasets.write(asked.model() + "-" + part, rows, origin(split, part), null);
    }

    /** Training rows have no score: the model knows their labels, so that its scores flatter. */
    private UUID reference(StartTraining asked, Split split, Trained trained) throws IOException {
        List<Labelled> rows = new ArrayList<>(split.training().rows());
        rows.addAll(split.holdout().rows());
        Dataset all = new Dataset(split.training().layout(), rows);
        int first = all.size() - split.holdout().size();
        return datasets.write(
                asked.model() + "-reference",
                all,
                origin(split, "reference"),
                row -> row < first ? Double.NaN : trained.holdoutScores().get(row - first));
    }

    private static ObjectNode origin(Split split, String part) {
        ObjectNode origin = split.origin().deepCopy();
        return origin.put("part", part);
    }

    private RecordTraining record(
            Claim claim, StartTraining asked, Trained trained, Written written, Instant started) {
        Map<String, String> parameters = new TreeMap<>(asked.parameters());
        parameters.put("entry_point", asked.entryPoint());
        parameters.put("seed", Long.toString(asked.seed()));
        Double threshold = Trainer.threshold(asked, EntryPoint.of(asked.entryPoint()));
        if (threshold != null) {
            parameters.put("threshold", threshold.toString());
        }
        return new RecordTraining(
                asked.model(),
                asked.model() + "-" + claim.id().toString().substring(24),
                asked.model(),
                started,
                clock.instant(),
                parameters,
                trained.metrics(),
                Map.of(
                        "perennial.job", claim.id().toString(),
                        "perennial.requested_by", claim.requestedBy(),
                        "perennial.holdout_data", written.holdout().toString(),
                        "perennial.reference_data", written.reference().toString()),
                written.training(),
                written.code(),
                environment(),
                trained.files());
    }

    private static Map<String, String> environment() {
        return Map.of(
                "java.version",
                Runtime.version().toString(),
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "xgboost",
                "3.4.0",
                "cores",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
    }
}
