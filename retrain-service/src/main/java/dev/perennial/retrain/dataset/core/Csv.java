package dev.perennial.retrain.dataset.core;

import dev.perennial.contract.registry.ColumnSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Tables as CSV with a header. An empty cell is missing. */
public final class Csv {
    /** Rows that are read at most: they are held in memory. */
    public static final int MOST_ROWS = 2_000_000;

    private static final CSVFormat READ =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final CSVFormat WRITE =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private Csv() {}

    /**
     * The labelled rows of a table; rows without a label are left out.
     *
     * @throws IllegalArgumentException when the table does not fit the layout, naming the line
     */
    public static List<Labelled> read(InputStream csv, Layout layout) throws IOException {
        List<Labelled> rows = new ArrayList<>();
        try (Reader reader = new InputStreamReader(csv, StandardCharsets.UTF_8);
                CSVParser parser = READ.parse(reader)) {
            check(parser.getHeaderNames(), layout);
            for (CSVRecord line : parser) {
                if (rows.size() == MOST_ROWS) {
                    throw new IllegalArgumentException("more than " + MOST_ROWS + " rows");
                }
                Labelled row = row(line, layout);
                if (row != null) {
                    rows.add(row);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows;
    }

    private static void check(List<String> header, Layout layout) {
        for (ColumnSpec column : layout.schema(false)) {
            if (!header.contains(column.name())) {
                throw new IllegalArgumentException("there is no column " + column.name());
            }
        }
    }

    private static @Nullable Labelled row(CSVRecord line, Layout layout) {
        try {
            String label = cell(line, layout.label());
            if (label == null) {
                return null;
            }
            List<@Nullable String> features = new ArrayList<>(layout.features().size());
            for (ColumnSpec feature : layout.features()) {
                features.add(feature(line, feature));
            }
            String time = cell(line, layout.time());
            if (time == null) {
                throw new IllegalArgumentException("the event time is missing");
            }
            String known = layout.knownAt() == null ? null : cell(line, layout.knownAt());
            return new Labelled(
                    layout.id() == null ? null : cell(line, layout.id()),
                    instant(time),
                    number(layout.label(), label),
                    known == null ? null : instant(known),
                    features);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "line %d: %s".formatted(line.getRecordNumber() + 1, e.getMessage()), e);
        }
    }

    private static @Nullable String feature(CSVRecord line, ColumnSpec feature) {
        String cell = cell(line, feature.name());
        if (cell == null || feature.type() != ColumnSpec.Type.NUMERIC) {
            return cell;
        }
        return Double.isNaN(Double.parseDouble(cell)) ? null : finite(feature.name(), cell);
    }

    private static String finite(String name, String cell) {
        number(name, cell);
        return cell;
    }

    private static double number(String name, String cell) {
        double number = Double.parseDouble(cell);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(name + " is " + cell);
        }
        return number;
    }

    private static @Nullable String cell(CSVRecord line, String name) {
        String cell = line.get(name);
        return cell == null || cell.isEmpty() ? null : cell;
    }

    private static Instant instant(String text) {
        return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    }

    /**
     * Writes a table, packed by gzip: the same rows give the same bytes.
     *
     * @param score of a row by its number, NaN: none; null: the table has no such column
     */
    public static byte[] write(Dataset data, @Nullable IntToDoubleFunction score)
            throws IOException {
        Layout layout = data.layout();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes);
                CSVPrinter csv =
                        new CSVPrinter(
                                new OutputStreamWriter(packed, StandardCharsets.UTF_8), WRITE)) {
            csv.printRecord(layout.schema(score != null).stream().map(ColumnSpec::name));
            for (int r = 0; r < data.size(); r++) {
                csv.printRecord(cells(layout, data.rows().get(r), score, r));
            }
        }
        return bytes.toByteArray();
    }

    private static List<@Nullable Object> cells(
            Layout layout, Labelled row, @Nullable IntToDoubleFunction score, int at) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (layout.id() != null) {
            cells.add(row.id());
        }
        cells.add(row.time());
        cells.add(plain(row.label()));
        if (layout.knownAt() != null) {
            cells.add(row.knownAt());
        }
        if (score != null) {
            double value = score.applyAsDouble(at);
            cells.add(Double.isNaN(value) ? null : plain(value));
        }
        cells.addAll(row.features());
        return cells;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
