package dev.perennial.registry.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.contract.registry.RecordTraining;
import dev.perennial.registry.body.Texts;
import dev.perennial.registry.code.CodeVersions;
import dev.perennial.registry.data.DataVersions;
import dev.perennial.registry.data.core.Manifest;
import dev.perennial.registry.lock.Locks;
import dev.perennial.registry.store.BlobStore;
import dev.perennial.registry.tracking.Artifacts;
import dev.perennial.registry.tracking.Experiment;
import dev.perennial.registry.tracking.Experiments;
import dev.perennial.registry.tracking.LoggedModel;
import dev.perennial.registry.tracking.LoggedModels;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records a finished training whole: run, logged model and model version, or nothing. */
@ApplicationScoped
class Trainings {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Tracking tracking;
    private final Models models;
    private final ModelVersions versions;
    private final Sources sources;

    Trainings(Tracking tracking, Models models, ModelVersions versions, Sources sources) {
        this.tracking = tracking;
        this.models = models;
        this.versions = versions;
        this.sources = sources;
    }

    /** Where the run goes. */
    @ApplicationScoped
    static class Tracking {
        private final Experiments experiments;
        private final Runs runs;
        private final LoggedModels loggedModels;
        private final Artifacts artifacts;

        Tracking(
                Experiments experiments,
                Runs runs,
                LoggedModels loggedModels,
                Artifacts artifacts) {
            this.experiments = experiments;
            this.runs = runs;
            this.loggedModels = loggedModels;
            this.artifacts = artifacts;
        }

        Run run(RecordTraining training) {
            Experiment experiment = experiments.ensure(training.experiment());
            Map<String, String> tags = new HashMap<>(training.tags());
            training.environment().forEach((key, value) -> tags.put("perennial.env." + key, value));
            long ended = training.endedAt().toEpochMilli();
            Run run =
                    runs.create(
                            new Runs.Start(
                                    experiment.id(),
                                    training.runName(),
                                    null,
                                    training.startedAt().toEpochMilli(),
                                    tags));
            List<Run.Metric> points = new ArrayList<>();
            training.metrics()
                    .forEach((key, value) -> points.add(new Run.Metric(key, value, ended, 0)));
            runs.log(run.id(), points, training.parameters(), Map.of());
            runs.update(run.id(), "FINISHED", ended, null);
            return run;
        }

        LoggedModel model(RecordTraining training, Run run) {
            LoggedModel model =
                    loggedModels.create(
                            new LoggedModels.Start(
                                    run.experimentId(),
                                    training.model(),
                                    null,
                                    run.id(),
                                    training.parameters(),
                                    Map.of()));
            for (FileEntry file : training.files()) {
                artifacts.keep(model.folder() + "/" + file.path(), file.sha256(), file.size());
            }
            return loggedModels.finish(model.id(), "LOGGED_MODEL_READY");
        }
    }

    /** What a training names must be there. */
    @ApplicationScoped
    static class Sources {
        private final BlobStore store;
        private final DataVersions data;
        private final CodeVersions code;
        private final Locks locks;
        private final ObjectMapper json;

        Sources(
                BlobStore store,
                DataVersions data,
                CodeVersions code,
                Locks locks,
                ObjectMapper json) {
            this.locks = locks;
            this.json = json;
            this.store = store;
            this.data = data;
            this.code = code;
        }

        void check(String key, RecordTraining training) {
            Texts.name("Idempotency-Key", key);
            Texts.check(json.valueToTree(training));
            checkShape(training);
            locks.hold("training " + key);
            for (FileEntry file : training.files()) {
                if (!store.has(file.sha256())) {
                    throw new ProblemException(
                            ProblemType.UNPROCESSABLE,
                            file.path()
                                    + " is not in the content store: put its bytes there first");
                }
                if (store.size(file.sha256()) != file.size()) {
                    throw new ProblemException(
                            ProblemType.UNPROCESSABLE,
                            file.path() + " has not the size that is stored under its digest");
                }
            }
            if (training.files().stream().noneMatch(file -> file.path().equals("MLmodel"))) {
                throw new ProblemException(
                        ProblemType.UNPROCESSABLE, "The model folder has no file MLmodel");
            }
            data.get(training.trainingData());
            if (training.codeVersion() != null) {
                code.get(training.codeVersion());
            }
        }
    }

    private static void checkShape(RecordTraining training) {
        for (Map<String, ?> map :
                List.of(
                        training.parameters(),
                        training.metrics(),
                        training.tags(),
                        training.environment())) {
            if (map.containsValue(null)) {
                throw ProblemException.invalid(
                        "Parameters, metrics, tags and environment have no null values");
            }
        }
        if (training.startedAt().isAfter(training.endedAt())
                || training.startedAt().isBefore(Instant.EPOCH)
                || training.endedAt().isAfter(LATEST)) {
            throw ProblemException.invalid(
                    "startedAt is before endedAt, both from 1970 to the year 9999");
        }
        Manifest.fault(training.files(), List.of())
                .ifPresent(fault -> {
                    throw ProblemException.invalid(fault);
                });
    }

    @Transactional
    ModelVersionView record(String key, RecordTraining training) {
        sources.check(key, training);
        // The lock on the model makes a repeated call wait for the first one.
        RegisteredModelRow model = models.ensure(training.model());
        Optional<ModelVersionView> same = versions.recordedUnder(key);
        if (same.isPresent()) {
            if (!same.get().model().equals(training.model())) {
                throw ProblemException.conflict(
                        "Another training was recorded under this Idempotency-Key; use a new key");
            }
            return same.get();
        }
        Run run = tracking.run(training);
        LoggedModel logged = tracking.model(training, run);
        return versions.insert(
                        model,
                        training.files(),
                        new ModelVersions.Origin(
                                "models:/" + logged.id(),
                                run.id(),
                                logged.id(),
                                training.trainingData(),
                                training.codeVersion(),
                                key),
                        new ModelVersions.Facts(
                                null, training.parameters(), training.metrics(), training.tags()))
                .view();
    }
}
