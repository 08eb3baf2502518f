package dev.perennial.cli;

import dev.perennial.cli.launch.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the newest lines of the logs. */
@Command(name = "logs", description = "Shows the newest lines of one service's log, or of all.")
final class LogsCommand implements Callable<Integer> {
    private static final long TAIL_BYTES = 1 << 20;

    @Mixin Common common = new Common();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "For example monitor-service.")
    @Nullable String service;

    @Option(names = "-n", description = "Lines of each log (default: 50).")
    int lines = 50;

    @Override
    public Integer call() throws IOException {
        List<String> names =
                service == null
                        ? Stream.of(Part.values()).map(Part::title).toList()
                        : List.of(
                                service.equals("postgresql") ? service : Part.of(service).title());
        for (String name : names) {
            Path log = common.folder().log(name);
            if (Files.exists(log)) {
                System.out.println("== " + log);
                tail(log).forEach(System.out::println);
            }
        }
        return 0;
    }

    private List<String> tail(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }
}
