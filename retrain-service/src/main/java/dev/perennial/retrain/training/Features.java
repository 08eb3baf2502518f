package dev.perennial.retrain.training;

import dev.perennial.model.Table;
import dev.perennial.retrain.dataset.core.Dataset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as models take them: numbers as Double, categories as text, null where missing. */
public final class Features {
    private Features() {}

    public static Table of(Dataset data) {
        return of(data, data.size());
    }

    /** The first rows. */
    public static Table of(Dataset data, int size) {
        List<String> names = data.layout().featureNames();
        Set<String> categoricals = data.layout().categoricals();
        int rows = Math.min(size, data.size());
        @Nullable Object[][] cells = new @Nullable Object[names.size()][];
        for (int c = 0; c < cells.length; c++) {
            boolean category = categoricals.contains(names.get(c));
            @Nullable Object[] column = new @Nullable Object[rows];
            for (int r = 0; r < rows; r++) {
                column[r] = value(data.rows().get(r).features().get(c), category);
            }
            cells[c] = column;
        }
        return new Table(names, rows, cells);
    }

    private static @Nullable Object value(@Nullable String cell, boolean category) {
        if (cell == null) {
            return null;
        }
        return category ? cell : (Object) Double.valueOf(cell);
    }
}
