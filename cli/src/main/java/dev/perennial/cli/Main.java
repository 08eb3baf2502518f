package dev.perennial.cli;

import dev.perennial.cli.client.ApiException;
import dev.perennial.cli.launch.LaunchException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code ./perennial}. */
@Command(
        name = "perennial",
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps machine-learning models good after they are deployed.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            WhyCommand.class,
            PrepareCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "./perennial build builds what changed; the other verbs do so by themselves.",
            "./perennial test [MAVEN OPTIONS] runs all tests.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing found, 4 refused,",
            "5 not running, 130 ended by Ctrl-C, 143 ended by 'down' or another signal.",
            "More: docs/operations.md"
        })
public final class Main {
    static final int FAILED = 1;
    static final int NOT_FOUND = 3;
    static final int REFUSED = 4;
    static final int UNAVAILABLE = 5;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this; './perennial help COMMAND' says more of one.")
    boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExitCodeExceptionMapper(Common::exitCode)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof ApiException || failure instanceof LaunchException) {
                        command.getErr().println(failure.getMessage());
                    } else {
                        failure.printStackTrace(command.getErr());
                    }
                    return Common.exitCode(failure);
                });
    }
}
