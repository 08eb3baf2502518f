package dev.perennial.retrain.dataset.core;

import dev.perennial.contract.retrain.DataCut;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** Where captured traffic is divided. */
public final class Cut {
    private Cut() {}

    /** {@code to} minus the days that are held out, at a UTC midnight. */
    public static Instant holdoutFrom(DataCut cut) {
        return cut.to()
                .atOffset(ZoneOffset.UTC)
                .minusDays(cut.holdoutDays())
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** A layout that also holds what captured rows know: an id and when the label was known. */
    public static Layout joined(Layout layout) {
        return new Layout(
                layout.id(),
                layout.time(),
                layout.label(),
                Objects.requireNonNullElseGet(
                        layout.knownAt(), () -> free(layout, "label_known_at")),
                layout.features());
    }

    private static String free(Layout layout, String wanted) {
        String name = wanted;
        while (layout.schema(true).stream().map(column -> column.name()).toList().contains(name)) {
            name = "_" + name;
        }
        return name;
    }
}
