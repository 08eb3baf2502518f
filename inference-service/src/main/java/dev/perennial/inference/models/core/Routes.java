package dev.perennial.inference.models.core;

import java.util.List;
import java.util.Map;

/**
 * What served last, to be served again while the registry is away.
 *
 * @param champions version by model
 * @param known the versions that were in memory
 */
public record Routes(Map<String, String> champions, List<KnownVersion> known) {
    public static final Routes NONE = new Routes(Map.of(), List.of());

    public Routes {
        champions = Map.copyOf(champions);
        known = List.copyOf(known);
    }
}
