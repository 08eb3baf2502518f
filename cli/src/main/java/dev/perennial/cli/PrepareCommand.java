package dev.perennial.cli;

import dev.perennial.cli.launch.Progress;
import dev.perennial.cli.launch.Rehearsal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The last step of {@code ./perennial build}. */
@Command(
        name = "prepare",
        hidden = true,
        description = "Lets each service's JVM remember what it loads, so that it starts quicker.")
final class PrepareCommand implements Callable<Integer> {
    @Option(
            names = "--first",
            description =
                    "Only where no service has an archive: a change to one service is not"
                            + " worth the time.")
    boolean first;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rehearsal rehearsal = new Rehearsal(Common.home());
        if (first ? rehearsal.isFirst() : rehearsal.isNeeded()) {
            Progress progress = new Progress(System.out);
            progress.say("Starts each service once, so that it starts quicker from now on");
            progress.say("Done for " + rehearsal.run() + " services.");
        }
        return 0;
    }
}
