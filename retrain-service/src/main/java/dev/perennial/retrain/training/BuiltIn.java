package dev.perennial.retrain.training;

import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.RegisterCodeVersion;
import dev.perennial.model.xgboost.BoosterTrainer;
import dev.perennial.retrain.dataset.Blobs;
import dev.perennial.retrain.job.Report;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.neighbour.Registry;
import dev.perennial.retrain.training.core.EntryPoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trainer that is part of this service, as a code version. */
@ApplicationScoped
class BuiltIn {
    static final String PROJECT = "perennial-builtin-trainer";

    /** All that decides what a training gives. */
    private static final List<Class<?>> CLASSES =
            List.of(
                    BoosterTrainer.class,
                    dev.perennial.model.xgboost.Sample.class,
                    dev.perennial.model.xgboost.Training.class,
                    dev.perennial.model.format.Encoding.class,
                    dev.perennial.model.format.FolderWriter.class,
                    Trainer.class,
                    Features.class);

    private final Registry registry;

    BuiltIn(Registry registry) {
        this.registry = registry;
    }

    /**
     * The code version that trains here.
     *
     * @param asked the code version that was asked for; null: the built-in one
     * @throws JobFailedException when another project's code was asked for
     */
    UUID version(@Nullable UUID asked, Report report) throws IOException {
        UUID own =
                registry.code()
                        .register(
                                new RegisterCodeVersion(
                                        PROJECT,
                                        digest(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        EntryPoint.words(),
                                        null))
                        .id();
        if (asked != null && !asked.equals(own)) {
            CodeVersionView other = registry.code().get(asked);
            if (!other.project().equals(PROJECT)) {
                throw new JobFailedException(
                        "Code version %s is of project %s; this runner has only %s"
                                .formatted(asked, other.project(), PROJECT));
            }
            report.log(
                    "Code version %s is an earlier built-in trainer; the present one trains: %s"
                            .formatted(asked, own));
        }
        return own;
    }

    /** SHA-256 over the class files, each with its name: the same in a jar and in a folder. */
    static String digest() throws IOException {
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        for (Class<?> type : CLASSES) {
            String path = "/" + type.getName().replace('.', '/') + ".class";
            try (InputStream file = type.getResourceAsStream(path)) {
                if (file == null) {
                    throw new IOException("The trainer's own class file is not there: " + path);
                }
                tree.write((path + "\0").getBytes(StandardCharsets.UTF_8));
                tree.write(Blobs.sha256(file.readAllBytes()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Blobs.sha256(tree.toByteArray());
    }
}
