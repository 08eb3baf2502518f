package dev.perennial.cli;

import dev.perennial.cli.client.Api;
import dev.perennial.cli.client.ApiException;
import dev.perennial.cli.launch.DataFolder;
import dev.perennial.cli.launch.LaunchException;
import dev.perennial.cli.launch.Secrets;
import dev.perennial.cli.launch.State;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of every verb. */
public class Common {
    private static final int LAST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // By picocli.
    CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder that holds all data (default: ~/.perennial).")
    @Nullable Path data;

    int port = 8080;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json (default: text).")
    Format format = Format.text;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of the gateway on loopback (default: 8080).")
    void setPort(int wanted) {
        if (wanted < 1 || wanted > LAST_PORT) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--port is a number from 1 to " + LAST_PORT + ".");
        }
        port = wanted;
    }

    /** How answers are written. */
    enum Format {
        text,
        json
    }

    DataFolder folder() {
        Path root = data != null ? data : Path.of(System.getProperty("user.home"), ".perennial");
        return DataFolder.at(root);
    }

    static Path home() {
        return Path.of(System.getProperty("perennial.home", ".")).toAbsolutePath().normalize();
    }

    /**
     * The gateway: named by {@code PERENNIAL_URL} and a token in the environment, or the platform
     * that runs on the data folder.
     */
    Api api() {
        String url = System.getenv("PERENNIAL_URL");
        String token = System.getenv("MLFLOW_TRACKING_TOKEN");
        if (data == null && url != null && token != null) {
            return Api.withToken(url, token);
        }
        DataFolder folder = folder();
        Optional<State> state = State.read(folder).filter(State::runs);
        if (state.isEmpty()) {
            throw new ApiException(
                    0, "Nothing runs on " + folder.root() + ". Start it with ./perennial up.");
        }
        return Api.withToken(
                "http://127.0.0.1:" + state.get().port(), Secrets.of(folder).token("admin"));
    }

    static int exitCode(Throwable failure) {
        return switch (failure) {
            case CommandLine.ParameterException _ -> CommandLine.ExitCode.USAGE;
            case ApiException api when api.status() == 404 -> Main.NOT_FOUND;
            case ApiException api when api.status() == 0 -> Main.UNAVAILABLE;
            case ApiException _ -> Main.REFUSED;
            case LaunchException launch when launch.isRefused() -> Main.REFUSED;
            default -> Main.FAILED;
        };
    }
}
