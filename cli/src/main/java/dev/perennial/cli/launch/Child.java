package dev.perennial.cli.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** One part as a process. */
final class Child implements Kept {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private final Part part;
    private final Installation installation;
    private volatile ProcessHandle process;

    private Child(Part part, Installation installation, ProcessHandle process) {
        this.part = part;
        this.installation = installation;
        this.process = process;
    }

    static Child start(Part part, Installation installation) {
        return new Child(part, installation, launch(part, installation));
    }

    /** A process that an earlier supervisor left. */
    static Child adopt(Part part, Installation installation, ProcessHandle process) {
        return new Child(part, installation, process);
    }

    private static ProcessHandle launch(Part part, Installation installation) {
        DataFolder folder = installation.folder();
        ProcessBuilder builder =
                new ProcessBuilder(installation.programs().command(part))
                        .directory(folder.folder("run").toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.log(part.title()).toFile()));
        // Settings reach the services; what perennial.env tells people does not.
        builder.environment().keySet().removeIf(Child::isForPeople);
        builder.environment().putAll(installation.environmentOf(part));
        try {
            return builder.start().toHandle();
        } catch (IOException e) {
            throw new LaunchException(part.title() + " can't be started: " + e.getMessage(), e);
        }
    }

    static boolean isForPeople(String variable) {
        return variable.equals("PERENNIAL_URL")
                || variable.equals("MLFLOW_TRACKING_TOKEN")
                || variable.startsWith("PERENNIAL_DB_")
                || variable.startsWith("PERENNIAL_PASSWORD_")
                || (variable.startsWith("PERENNIAL_") && variable.endsWith("_TOKEN"));
    }

    @Override
    public String title() {
        return part.title();
    }

    State.ChildState state() {
        return State.ChildState.of(process, installation.port(part));
    }

    @Override
    public boolean isAlive() {
        return Processes.runs(process);
    }

    @Override
    public void startAgain() {
        process = launch(part, installation);
    }

    boolean isReady() {
        URI uri = URI.create("http://127.0.0.1:" + installation.port(part) + "/q/health/ready");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void askToEnd() {
        process.destroy();
    }

    /** Waits for its end, and ends it by force when that takes too long. */
    void awaitEnd(Duration patience) {
        Processes.awaitEnd(process, patience);
    }
}
