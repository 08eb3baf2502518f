package dev.perennial.monitor.label.core;

import dev.perennial.monitor.record.core.InferenceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells new labels from repeated ones and from corrections, in the order in which they came. */
public final class Sorting {
    private final Map<InferenceId, Truth> present;
    private final Map<InferenceId, Truth> changed = new LinkedHashMap<>();
    private final List<Truth> replaced = new ArrayList<>();
    private int accepted;
    private int duplicates;

    /**
     * @param present the labels that are known of the inferences concerned
     */
    public Sorting(Map<InferenceId, Truth> present) {
        this.present = new HashMap<>(present);
    }

    /** A label of the same value says nothing new, whenever it became known. */
    public void add(Truth truth) {
        Truth before = present.get(truth.inference());
        if (before != null && before.value() == truth.value()) {
            duplicates++;
            return;
        }
        if (before == null) {
            accepted++;
        } else {
            replaced.add(before);
        }
        present.put(truth.inference(), truth);
        changed.put(truth.inference(), truth);
    }

    /** What stands now, of the inferences whose label is new or another. */
    public List<Truth> changed() {
        return List.copyOf(changed.values());
    }

    /** What another value took the place of, oldest first. */
    public List<Truth> replaced() {
        return List.copyOf(replaced);
    }

    public int accepted() {
        return accepted;
    }

    public int duplicates() {
        return duplicates;
    }
}
