package dev.perennial.workflows.renewal.core;

import dev.perennial.contract.inference.SignatureView;
import dev.perennial.contract.inference.SignatureView.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether who asks the champion can ask the candidate the same. In this first form the signatures
 * must be equal; an input that becomes optional breaks nobody.
 */
public final class SignatureGate {
    private static final String NAME = "same signature as the running model";

    private SignatureGate() {}

    public static Gate of(SignatureView champion, SignatureView candidate) {
        List<String> differences = new ArrayList<>();
        compare("input", champion.inputs(), candidate.inputs(), differences);
        compare("output", champion.outputs(), candidate.outputs(), differences);
        return differences.isEmpty()
                ? new Gate(
                        NAME,
                        Gate.State.PASSED,
                        "%d inputs and %d outputs of equal names and types"
                                .formatted(champion.inputs().size(), champion.outputs().size()))
                : new Gate(NAME, Gate.State.FAILED, String.join("; ", differences));
    }

    /** For the first model: that it loads and says what it takes. */
    public static Gate first(SignatureView candidate) {
        return new Gate(
                NAME,
                Gate.State.NOT_APPLICABLE,
                "There is no running model; the candidate loads, takes %d inputs and gives %d outputs"
                        .formatted(candidate.inputs().size(), candidate.outputs().size()));
    }

    /** The candidate can't be loaded. */
    public static Gate unloadable(String why) {
        return new Gate(NAME, Gate.State.FAILED, "The candidate can't be served: " + why);
    }

    private static void compare(
            String kind, List<Field> before, List<Field> after, List<String> differences) {
        Map<String, Field> news = new LinkedHashMap<>();
        after.forEach(field -> news.put(field.name(), field));
        for (Field old : before) {
            Field now = news.remove(old.name());
            if (now == null) {
                differences.add("%s %s is gone".formatted(kind, old.name()));
            } else if (!now.datatype().equals(old.datatype())) {
                differences.add(
                        "%s %s was %s and is %s"
                                .formatted(kind, old.name(), old.datatype(), now.datatype()));
            } else if (old.optional() && !now.optional()) {
                differences.add(
                        "%s %s could be missing and can't any more".formatted(kind, old.name()));
            }
        }
        news.keySet().forEach(name -> differences.add("%s %s is new".formatted(kind, name)));
    }
}
