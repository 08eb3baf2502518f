package dev.perennial.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raw values by column: numbers, texts, booleans, or null where missing. The arrays are shared, not
 * copied: whoever hands one over no longer changes it.
 *
 * @param columns names, in the order of {@code cells}
 * @param size number of rows
 * @param cells column by column, each with {@code size} values
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy a request would cost.
public record Table(List<String> columns, int size, @Nullable Object[][] cells) {
    public Table {
        if (columns.size() != cells.length) {
            throw new BadInputException(
                    columns.size() + " columns are named and " + cells.length + " are given");
        }
        for (int c = 0; c < cells.length; c++) {
            if (cells[c].length != size) {
                throw new BadInputException(
                        "Column %s has %d values, expected %d"
                                .formatted(columns.get(c), cells[c].length, size));
            }
        }
    }

    /** Turns rows, each with a value a column, into a table. */
    public static Table ofRows(
            List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
        @Nullable Object[][] cells = new @Nullable Object[columns.size()][rows.size()];
        for (int r = 0; r < rows.size(); r++) {
            List<? extends @Nullable Object> row = rows.get(r);
            if (row.size() != columns.size()) {
                throw new BadInputException(
                        "Row %d has %d values for %d columns"
                                .formatted(r, row.size(), columns.size()));
            }
            for (int c = 0; c < cells.length; c++) {
                cells[c][r] = row.get(c);
            }
        }
        return new Table(columns, rows.size(), cells);
    }
}
