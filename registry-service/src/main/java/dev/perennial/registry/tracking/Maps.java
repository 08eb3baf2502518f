package dev.perennial.registry.tracking;

import java.util.HashMap;
import java.util.Map;

/** Changed copies of maps, since a stored map counts as changed only when it is another one. */
public final class Maps {
    private Maps() {}

    public static Map<String, String> with(Map<String, String> map, String key, String value) {
        return with(map, Map.of(key, value));
    }

    public static Map<String, String> with(Map<String, String> map, Map<String, String> more) {
        Map<String, String> changed = new HashMap<>(map);
        changed.putAll(more);
        return changed;
    }

    public static Map<String, String> without(Map<String, String> map, String key) {
        Map<String, String> changed = new HashMap<>(map);
        changed.remove(key);
        return changed;
    }
}
