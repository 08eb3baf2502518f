package dev.perennial.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** Who is told of what. */
@ConfigMapping(prefix = "perennial.outbox")
public interface OutboxConfig {
    /** Types of events that each neighbour takes, by the neighbour's short name. */
    Map<String, List<String>> subscribers();

    /** Attempts after which an event that the subscriber refuses (4xx) is put aside. */
    @WithDefault("20")
    int refusals();

    /** Subscribers of a type. */
    default List<String> subscribersOf(String type) {
        return subscribers().entrySet().stream()
                .filter(entry -> entry.getValue().contains(type))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
