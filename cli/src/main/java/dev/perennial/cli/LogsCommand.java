package dev.perennial.cli;

import dev.perennial.cli.launch.DataFolder;
import dev.perennial.cli.launch.LogFile;
import dev.perennial.cli.launch.Part;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Shows the newest lines of the logs. */
@Command(
        name = "logs",
        description = {
            "Shows the newest lines of one service's log, or of all.",
            "With -o json they are shown as they are in the file."
        })
final class LogsCommand implements Callable<Integer> {
    private static final List<String> SERVICES =
            Stream.concat(Stream.of(Part.values()).map(Part::title), Stream.of("postgresql"))
                    .toList();

    @Mixin Common common = new Common();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "For example monitor-service.")
    @Nullable String service;

    @Option(names = "-n", paramLabel = "N", description = "Lines of each log (default: 50).")
    int lines = 50;

    @Override
    public Integer call() {
        DataFolder folder = common.folder();
        List<LogFile> logs =
                (service == null ? SERVICES : List.of(title(service)))
                        .stream()
                                .map(name -> LogFile.of(folder, name))
                                .filter(LogFile::exists)
                                .toList();
        if (logs.isEmpty()) {
            System.err.println("No logs are in " + folder.root().resolve("logs") + ".");
            return Main.NOT_FOUND;
        }
        for (LogFile log : logs) {
            System.out.println("== " + log.path());
            for (String line : log.newest(lines)) {
                System.out.println(
                        common.format == Common.Format.json ? line : LogLine.forPeople(line));
            }
        }
        return 0;
    }

    /** The service of this title or short name. */
    private String title(String name) {
        return Stream.of(Part.values())
                .filter(part -> part.key().equals(name))
                .map(Part::title)
                .findFirst()
                .or(() -> SERVICES.stream().filter(name::equals).findFirst())
                .orElseThrow(() ->
                        new ParameterException(
                                common.spec.commandLine(),
                                "There is no service "
                                        + name
                                        + "; there are "
                                        + String.join(", ", SERVICES)
                                        + "."));
    }
}
