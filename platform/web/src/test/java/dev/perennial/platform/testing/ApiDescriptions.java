package dev.perennial.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds what a service says of its API against the file that is committed. */
public final class ApiDescriptions {
    private ApiDescriptions() {}

    /**
     * Fails where the service's API is not the one that {@code contract/openapi} describes. Quarkus
     * writes the description whenever it makes the application, for tests too.
     *
     * @param service the file's name without {@code .yaml}
     */
    public static void assertAsCommitted(String service) {
        Path file = committed(service);
        assertThat(text(Path.of("target/openapi/openapi.yaml")))
                .as(
                        "The API changed. If it only adds, copy target/openapi/openapi.yaml of %s to %s",
                        service, file)
                .isEqualTo(text(file));
    }

    /** Tests run in their module's folder, which is one or two below the project's. */
    private static Path committed(String service) {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path file = folder.resolve("contract/openapi/" + service + ".yaml");
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new AssertionError("contract/openapi/" + service + ".yaml is not there");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
