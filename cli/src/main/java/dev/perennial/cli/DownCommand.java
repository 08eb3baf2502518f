package dev.perennial.cli;

import dev.perennial.cli.launch.Shutdown;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the platform. */
@Command(name = "down", description = "Ends all services; the data stays.")
final class DownCommand implements Callable<Integer> {
    @Mixin Common common = new Common();

    @Override
    public Integer call() {
        System.out.println(Shutdown.end(common.folder()));
        return 0;
    }
}
