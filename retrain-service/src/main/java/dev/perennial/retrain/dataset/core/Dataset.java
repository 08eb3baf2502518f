package dev.perennial.retrain.dataset.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Labelled rows of one layout, by event time. */
public record Dataset(Layout layout, List<Labelled> rows) {
    private static final Comparator<Labelled> ORDER =
            Comparator.comparing(Labelled::time)
                    .thenComparing(row -> row.id() == null ? "" : row.id());

    public Dataset {
        // The same rows must train the same model, in whatever order they came.
        rows = rows.stream().sorted(ORDER).toList();
    }

    public int size() {
        return rows.size();
    }

    public Dataset where(Predicate<Labelled> condition) {
        return new Dataset(layout, rows.stream().filter(condition).toList());
    }

    /** Rows of before this moment, then those from it on. */
    public Dataset before(Instant moment) {
        return where(row -> row.time().isBefore(moment));
    }

    public Dataset from(Instant moment) {
        return where(row -> !row.time().isBefore(moment));
    }

    /** These rows and the others whose ids are not among these. */
    public Dataset with(Dataset others) {
        Set<String> ids = new HashSet<>();
        List<Labelled> all = new ArrayList<>();
        for (List<Labelled> source : List.of(rows, others.rows)) {
            for (Labelled row : source) {
                if (row.id() == null || ids.add(row.id())) {
                    all.add(row);
                }
            }
        }
        return new Dataset(layout, all);
    }

    /** The same rows under another layout, which must name the same features. */
    public Dataset as(Layout other) {
        return new Dataset(other, rows);
    }

    /**
     * Midnight UTC so that the last so many days are from there on.
     *
     * @throws IllegalArgumentException when there are no rows
     */
    public Instant lastDays(int days) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there are no labelled rows");
        }
        LocalDate last = LocalDate.ofEpochDay(rows.getLast().day());
        return last.minusDays(days - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The latest event time. */
    public Instant latest() {
        return rows.getLast().time();
    }

    public double[] labels() {
        return rows.stream().mapToDouble(Labelled::label).toArray();
    }

    public long[] days() {
        return rows.stream().mapToLong(Labelled::day).toArray();
    }
}
