package dev.perennial.registry.mlflow;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.registry.model.ModelVersions;
import dev.perennial.registry.tracking.Artifacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of model versions as a read-only part of the artifact tree, so that a version loads
 * what it was made of even when its run's files were changed or deleted since.
 */
@ApplicationScoped
class FrozenFiles {
    private static final String ROOT = "versions";
    private static final Pattern PATH =
            Pattern.compile(ROOT + "/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/(.+?))?/?");

    private final ModelVersions versions;

    FrozenFiles(ModelVersions versions) {
        this.versions = versions;
    }

    /** Where a version's files are, for MLflow's clients. */
    static String uri(UUID versionId) {
        return "mlflow-artifacts:/" + ROOT + "/" + versionId;
    }

    static boolean isOne(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /**
     * @throws ProblemException 403 when the path is among the frozen files
     */
    static void refuse(String path) {
        if (isOne(path)) {
            throw ProblemException.forbidden("The files of a model version never change");
        }
    }

    FileEntry file(String path) {
        Matcher matcher = match(path);
        return versions.files(UUID.fromString(matcher.group(1))).stream()
                .filter(file -> file.path().equals(matcher.group(2)))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no artifact " + path));
    }

    List<Artifacts.Entry> list(String folder) {
        Matcher matcher = match(folder);
        String prefix = matcher.group(2) == null ? "" : matcher.group(2) + "/";
        return Artifacts.entries(
                versions.files(UUID.fromString(matcher.group(1))).stream()
                        .filter(file -> file.path().startsWith(prefix))
                        .map(file ->
                                new FileEntry(
                                        file.path().substring(prefix.length()),
                                        file.size(),
                                        file.sha256(),
                                        null))
                        .toList());
    }

    private static Matcher match(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            throw ProblemException.notFound("There is no artifact " + path);
        }
        return matcher;
    }
}
