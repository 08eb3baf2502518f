package dev.perennial.retrain.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder for the files of a job under way. */
@ApplicationScoped
class WorkFolder {
    private final Path root;

    WorkFolder(WorkConfig config) {
        root = config.directory().toAbsolutePath();
    }

    /** What is done in the folder. */
    @FunctionalInterface
    interface Use<T> {
        T in(Path folder) throws IOException;
    }

    /** Gives an empty folder, and removes it with all that is in it. */
    <T> T in(UUID job, Use<T> use) throws IOException {
        Files.createDirectories(root);
        Path folder = Files.createTempDirectory(root, job + "-");
        try {
            return use.in(folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
