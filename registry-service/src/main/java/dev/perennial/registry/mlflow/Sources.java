package dev.perennial.registry.mlflow;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.registry.model.ModelVersions;
import dev.perennial.registry.tracking.Artifacts;
import dev.perennial.registry.tracking.LoggedModel;
import dev.perennial.registry.tracking.LoggedModels;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a model version's files come from. A source must lie in a run or logged model of this
 * registry: nothing outside is ever read.
 */
@ApplicationScoped
class Sources {
    private static final Pattern LOGGED = Pattern.compile("models:/(m-[0-9a-f]{32})/?");
    private static final Pattern VERSION = Pattern.compile("models:/([^/:]+)/(\\d+)/?");
    private static final Pattern RUN = Pattern.compile("runs:/([0-9a-f]{32})/(.+)");
    private static final Pattern PROXIED =
            Pattern.compile(
                    "mlflow-artifacts:/+(?:[^/:]+/)?(\\d+)/(models/m-[0-9a-f]{32}|[0-9a-f]{32})/artifacts(/.*)?");

    private final Runs runs;
    private final LoggedModels models;
    private final Artifacts artifacts;
    private final ModelVersions versions;

    Sources(Runs runs, LoggedModels models, Artifacts artifacts, ModelVersions versions) {
        this.versions = versions;
        this.runs = runs;
        this.models = models;
        this.artifacts = artifacts;
    }

    /** Files with the run and logged model that they come from. */
    record Source(List<FileEntry> files, ModelVersions.Origin origin, Map<String, String> params) {}

    Source of(String source, @Nullable String runId, @Nullable String modelId) {
        Matcher logged = LOGGED.matcher(source);
        if (logged.matches()) {
            return ofModel(logged.group(1));
        }
        if (modelId != null && !modelId.isEmpty()) {
            return ofModel(modelId);
        }
        Matcher version = VERSION.matcher(source);
        if (version.matches()) {
            return ofVersion(version.group(1), version.group(2), source);
        }
        Matcher run = RUN.matcher(source);
        if (run.matches()) {
            return ofRun(run.group(1), "/" + run.group(2), source);
        }
        Matcher proxied = PROXIED.matcher(source);
        if (!proxied.matches()) {
            throw ProblemException.invalid(
                    "Invalid model version source: '"
                            + source
                            + "'. It lies in a run or logged model of this registry:"
                            + " runs:/<run id>/<path> or models:/<model id>");
        }
        String owner = proxied.group(2);
        if (owner.startsWith("models/")) {
            return ofModel(owner.substring("models/".length()));
        }
        if (runId != null && !runId.isEmpty() && !runId.equals(owner)) {
            throw ProblemException.invalid(
                    "Invalid model version source: '" + source + "' is not of run " + runId);
        }
        return ofRun(owner, proxied.group(3) == null ? "" : proxied.group(3), source);
    }

    /** A copy: the same files with the same lineage. */
    private Source ofVersion(String name, String number, String source) {
        ModelVersionView version = versions.get(name, number).view();
        return new Source(
                version.files(),
                new ModelVersions.Origin(
                        source,
                        version.runId(),
                        null,
                        version.trainingData(),
                        version.codeVersion(),
                        null),
                version.parameters());
    }

    private Source ofModel(String id) {
        LoggedModel model = models.get(id);
        return source(artifacts.below(model.folder()), model.sourceRunId(), id, "models:/" + id);
    }

    private Source ofRun(String id, String path, String source) {
        Run run = runs.get(id);
        List<FileEntry> files =
                artifacts.below(run.experimentId() + "/" + id + "/artifacts" + path);
        if (files.isEmpty()) {
            // Clients of 3.x name a logged model by its run and name.
            String name = path.substring(1);
            for (LoggedModel model : models.of(List.of(run.experimentId()))) {
                if (model.name().equals(name) && id.equals(model.sourceRunId())) {
                    return ofModel(model.id());
                }
            }
        }
        return source(files, id, null, source);
    }

    private Source source(
            List<FileEntry> files, @Nullable String runId, @Nullable String modelId, String text) {
        if (files.isEmpty()) {
            throw ProblemException.invalid(
                    "Invalid model version source: '" + text + "' holds no files");
        }
        Map<String, String> params = runId == null ? Map.of() : runs.get(runId).params();
        return new Source(
                files, new ModelVersions.Origin(text, runId, modelId, null, null, null), params);
    }
}
