package dev.perennial.cli.launch;

import java.nio.file.Path;
import java.util.Locale;

/** A service that runs as a process of its own. */
public enum Part {
    REGISTRY("registry-service", "registry-service", true, 288),
    INFERENCE("inference-service", "inference-service", false, 288),
    MONITOR("monitor-service", "monitor-service", true, 384),
    RETRAIN("retrain-service", "retrain-service", true, 512),
    WORKFLOWS("workflows", "workflows/service", true, 320),
    GATEWAY("gateway", "gateway", true, 224);

    private final String title;
    private final String module;
    private final boolean database;
    private final int heapMegabytes;

    Part(String title, String module, boolean database, int heapMegabytes) {
        this.title = title;
        this.module = module;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
    }

    /** Its name for people: the folder's. */
    public String title() {
        return title;
    }

    /** Its name among neighbours: registry, inference … */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasDatabase() {
        return database;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    Path program(Path home) {
        return home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
