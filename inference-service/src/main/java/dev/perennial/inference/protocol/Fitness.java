package dev.perennial.inference.protocol;

import dev.perennial.inference.capture.CaptureLog;
import dev.perennial.inference.models.Champions;
import dev.perennial.inference.state.JournalConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Whether answers can be given: recorded, and by every champion that is known of. */
@ApplicationScoped
public class Fitness {
    private final CaptureLog log;
    private final Champions champions;
    private final JournalConfig config;

    Fitness(CaptureLog log, Champions champions, JournalConfig config) {
        this.log = log;
        this.champions = champions;
        this.config = config;
    }

    /** Why it is not ready; empty when it is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!Files.isWritable(config.directory())) {
            problems.add("the journal's folder can't be written");
        }
        if (!log.isOpen()) {
            problems.add("the journal is full");
        }
        if (!champions.isSettled()) {
            problems.add("champions are being loaded, or registry-service has not answered yet");
        }
        return problems;
    }
}
