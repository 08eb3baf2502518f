package dev.perennial.retrain.training;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where jobs work. */
@ConfigMapping(prefix = "perennial.work")
interface WorkConfig {
    /** Model folders under way; each is removed when its job ends. */
    Path directory();
}
