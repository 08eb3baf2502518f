package dev.perennial.monitor.measure.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A small CSV file without quotes, in memory. */
record Table(List<String> header, List<List<String>> rows) {
    static Table resource(String name) {
        try (InputStream in = Table.class.getResourceAsStream("/oracle/" + name)) {
            return read(Objects.requireNonNull(in, name), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Table file(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(in, path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table read(InputStream in, String name) throws IOException {
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
        var lines =
                new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)).lines();
        List<List<String>> cells =
                new ArrayList<>(lines.map(line -> Arrays.asList(line.split(",", -1))).toList());
        return new Table(cells.removeFirst(), cells);
    }

    Table where(String column, Predicate<String> test) {
        int i = at(column);
        return new Table(header, rows.stream().filter(row -> test.test(row.get(i))).toList());
    }

    List<String> texts(String column) {
        int i = at(column);
        return rows.stream().map(row -> row.get(i)).toList();
    }

    double[] numbers(String column) {
        return texts(column).stream()
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    Sample sample(String column, boolean numeric) {
        if (numeric) {
            return Sample.numeric(numbers(column));
        }
        List<@Nullable String> values = new ArrayList<>();
        texts(column).forEach(cell -> values.add(cell.isEmpty() ? null : cell));
        return Sample.categorical(values);
    }

    private int at(String column) {
        int i = header.indexOf(column);
        if (i < 0) {
            throw new IllegalArgumentException(column + " is not in " + header);
        }
        return i;
    }
}
