package dev.perennial.cli.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts everything once on a folder that is thrown away, so that each part's JVM learns what it
 * loads and writes it down as its {@link ClassArchive}.
 */
public final class Rehearsal {
    private static final List<String> VISITS =
            List.of(
                    "/",
                    "/login",
                    "/q/metrics",
                    "/api/gateway/v1/status",
                    "/api/2.0/mlflow/experiments/search?max_results=5",
                    "/v2",
                    "/camunda/app/tasklist/default/");

    private final Programs programs;

    public Rehearsal(Path home) {
        this.programs = new Programs(home, true);
    }

    /** Whether a part has no archive yet. */
    public boolean isNeeded() {
        return parts().anyMatch(part -> !programs.archive(part).exists());
    }

    /** Whether no part has one: the first build. */
    public boolean isFirst() {
        return parts().noneMatch(part -> programs.archive(part).exists());
    }

    private static Stream<Part> parts() {
        return Stream.of(Part.values());
    }

    /** Makes the archives that are missing. How many it made. */
    public long run() throws IOException, InterruptedException {
        DataFolder stage = DataFolder.at(Files.createTempDirectory("perennial-rehearsal-"));
        Progress quiet =
                new Progress(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            int port = Ports.free(List.of());
            try (Supervisor platform = Supervisor.start(programs, stage, port, quiet)) {
                platform.awaitReady();
                visit(platform.installation());
            }
            return parts().filter(part -> programs.archive(part).adopt()).count();
        } finally {
            Folders.delete(stage.root());
        }
    }

    private static void visit(Installation installation) throws IOException, InterruptedException {
        String token = installation.secrets().token("admin");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String path : VISITS) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(installation.url() + path))
                                .timeout(Duration.ofSeconds(30))
                                .header("Authorization", "Bearer " + token)
                                .build();
                // What it answers matters to no one: it is enough that it was asked.
                http.send(request, HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
