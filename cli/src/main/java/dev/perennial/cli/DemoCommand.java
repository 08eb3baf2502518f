package dev.perennial.cli;

import dev.perennial.cli.demo.Demo;
import dev.perennial.cli.demo.DemoOptions;
import dev.perennial.cli.launch.DataFolder;
import dev.perennial.cli.launch.Programs;
import dev.perennial.cli.launch.Progress;
import dev.perennial.cli.launch.Secrets;
import dev.perennial.cli.launch.State;
import dev.perennial.cli.launch.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the journey on real flights. */
@Command(
        name = "demo",
        description =
                "Runs the whole journey on a year of real flights; starts what is not running.")
final class DemoCommand implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Option(names = "--approve", description = "Lets the sample approver decide, by the API.")
    boolean approve;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = new Progress(System.out);
        DataFolder folder = common.folder();
        if (folder.isHeld()) {
            int port = State.read(folder).map(State::port).orElse(common.port);
            String url = "http://127.0.0.1:" + port;
            progress.say("Uses the platform that runs at " + url);
            return demo(url, folder, progress);
        }
        try (Supervisor platform =
                Supervisor.start(Programs.of(Common.home()), folder, common.port, progress)) {
            platform.awaitReady();
            int code = demo(platform.installation().url(), folder, progress);
            if (!approve) {
                progress.plain(UpCommand.whereToGo(platform, common));
                platform.awaitEnd();
            }
            return code;
        }
    }

    private int demo(String url, DataFolder folder, Progress progress) {
        DemoOptions options = new DemoOptions(url, approve);
        boolean better = new Demo(Common.home(), Secrets.of(folder), progress, options).run();
        return better ? 0 : Main.FAILED;
    }
}
