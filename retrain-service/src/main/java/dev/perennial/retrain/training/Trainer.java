package dev.perennial.retrain.training;

import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.model.ModelFolder;
import dev.perennial.model.Prediction;
import dev.perennial.model.Predictor;
import dev.perennial.model.Table;
import dev.perennial.model.format.Description;
import dev.perennial.model.format.Encoding;
import dev.perennial.model.format.Example;
import dev.perennial.model.format.FolderWriter;
import dev.perennial.model.format.Serving;
import dev.perennial.model.xgboost.BoosterPredictor;
import dev.perennial.model.xgboost.BoosterTrainer;
import dev.perennial.model.xgboost.Sample;
import dev.perennial.model.xgboost.Training;
import dev.perennial.retrain.comparison.core.Metric;
import dev.perennial.retrain.comparison.core.Scored;
import dev.perennial.retrain.dataset.Blobs;
import dev.perennial.retrain.dataset.Split;
import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.job.Report;
import dev.perennial.retrain.training.core.EntryPoint;
import dev.perennial.retrain.training.core.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trains XGBoost in this process and writes the model folder. */
@ApplicationScoped
class Trainer {
    private static final int EXAMPLE_ROWS = 20;
    private static final double USUAL_THRESHOLD = 0.5;
    private static final double BEGIN = 0.15;
    private static final double SHARE = 0.65;

    private final WorkFolder work;
    private final Blobs blobs;

    Trainer(WorkFolder work, Blobs blobs) {
        this.work = work;
        this.blobs = blobs;
    }

    /**
     * Trains, writes, reads back and scores the hold-out with what was read back: the figures are
     * those of the model that will serve.
     *
     * @param job its id is the model's, so that a repeat writes the same bytes
     */
    Trained train(UUID job, StartTraining asked, Split split, Report report) throws IOException {
        EntryPoint entry = EntryPoint.of(asked.entryPoint());
        Dataset rows = split.training();
        Table table = Features.of(rows);
        Encoding encoding = Encoding.of(table, rows.layout().categoricals());
        byte[] booster =
                BoosterTrainer.train(
                        Sample.of(encoding, table, labels(rows)),
                        task(entry),
                        Training.of(Parameters.checked(asked.parameters()), asked.seed()),
                        (done, all) ->
                                report.at(
                                        BEGIN + SHARE * done / all,
                                        "Training %d rounds on %d rows"
                                                .formatted(all, rows.size())));
        report.at(
                BEGIN + SHARE, "Scoring the hold-out of %d rows".formatted(split.holdout().size()));
        return work.in(
                job,
                folder -> {
                    Description about = description(job, entry, encoding, threshold(asked, entry));
                    write(folder, booster, about, split);
                    return finish(folder, split.holdout(), about);
                });
    }

    private static void write(Path folder, byte[] booster, Description about, Split split)
            throws IOException {
        Table rows = Features.of(split.holdout(), EXAMPLE_ROWS);
        try (BoosterPredictor trained =
                BoosterPredictor.of(booster, about.encoding(), about.output(), about.threshold())) {
            Prediction answers = trained.predict(rows);
            List<Double> expected = new ArrayList<>();
            for (int r = 0; r < answers.size(); r++) {
                expected.add(answers.score(r));
            }
            FolderWriter.write(folder, booster, about, new Example(rows, expected));
        }
    }

    private Trained finish(Path folder, Dataset holdout, Description about) throws IOException {
        double[] scores = new double[holdout.size()];
        try (Predictor served = ModelFolder.load(folder)) {
            Prediction prediction = served.predict(Features.of(holdout));
            for (int r = 0; r < scores.length; r++) {
                scores[r] = prediction.score(r);
            }
        }
        List<FileEntry> files = new ArrayList<>();
        try (Stream<Path> written = Files.walk(folder)) {
            for (Path file : written.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.add(blobs.put(path, Files.readAllBytes(file), null));
            }
        }
        List<Double> all = new ArrayList<>();
        for (double score : scores) {
            all.add(score);
        }
        return new Trained(files, all, metrics(holdout, scores, about));
    }

    private static Map<String, Double> metrics(
            Dataset holdout, double[] scores, Description about) {
        Double threshold = about.threshold();
        Scored scored =
                new Scored(
                        holdout.labels(),
                        scores,
                        new int[scores.length],
                        threshold == null ? USUAL_THRESHOLD : threshold);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.all(about.task() == Serving.Task.BINARY)) {
            double value = scored.value(metric);
            if (Double.isFinite(value)) {
                metrics.put(metric.word(), value);
            }
        }
        return metrics;
    }

    private static Description description(
            UUID job, EntryPoint entry, Encoding encoding, @Nullable Double threshold) {
        return new Description(
                encoding,
                task(entry),
                threshold,
                entry.output(),
                null,
                job.toString().replace("-", ""),
                askedAt(job));
    }

    /** A UUIDv7 begins with the milliseconds at which it was made. */
    private static Instant askedAt(UUID job) {
        return Instant.ofEpochMilli(job.getMostSignificantBits() >>> 16);
    }

    static @Nullable Double threshold(StartTraining asked, EntryPoint entry) {
        if (!entry.binary()) {
            return null;
        }
        Double threshold = asked.threshold();
        return threshold == null ? Double.valueOf(USUAL_THRESHOLD) : threshold;
    }

    private static Serving.Task task(EntryPoint entry) {
        return entry.binary() ? Serving.Task.BINARY : Serving.Task.REGRESSION;
    }

    private static float[] labels(Dataset rows) {
        float[] labels = new float[rows.size()];
        for (int r = 0; r < labels.length; r++) {
            labels[r] = (float) rows.rows().get(r).label();
        }
        return labels;
    }
}
