package dev.perennial.cli;

import dev.perennial.cli.launch.Programs;
import dev.perennial.cli.launch.Progress;
import dev.perennial.cli.launch.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the platform and stays until Ctrl-C or {@code down}. */
@Command(name = "up", description = "Starts all services and keeps them running until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(System.out);
        try (Supervisor platform =
                Supervisor.start(
                        Programs.of(Common.home()), common.folder(), common.port, progress)) {
            platform.awaitReady();
            progress.plain(whereToGo(platform, common));
            platform.awaitEnd();
        }
        return 0;
    }

    static String whereToGo(Supervisor platform, Common common) {
        String url = platform.installation().url();
        return """

        Perennial is ready.
          Start page   %1$s/
          Tasklist     %1$s/camunda/app/tasklist/   (approvers: sign in as ada)
          Cockpit      %1$s/camunda/app/cockpit/    (operators: sign in as otto)
          MLflow       MLFLOW_TRACKING_URI=%1$s
          Settings and the sample users' first passwords:  . %2$s
          Ctrl-C or './perennial down' ends it; the data stays.
        """
                .formatted(url, common.folder().environment());
    }
}
