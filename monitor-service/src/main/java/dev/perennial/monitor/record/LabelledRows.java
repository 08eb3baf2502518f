package dev.perennial.monitor.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.monitor.record.core.InferenceId;
import dev.perennial.monitor.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Captured rows with their labels, as a table to train on. */
@ApplicationScoped
public class LabelledRows {
    private static final List<String> OWN =
            List.of("id", "event_time", "label", "label_known_at", "score");

    private final Sql sql;
    private final ObjectMapper json;

    LabelledRows(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A CSV table. It is written to a file first, so that a failure half-way is told as one and no
     * reader takes a part for the whole; the file is gone once it is read.
     *
     * @param output the output that is the score; null for the first one
     */
    @Transactional
    public InputStream csv(Slice slice, Instant knownBy, @Nullable String output) {
        Path file = null;
        try {
            file = Files.createTempFile("labelled-rows", ".csv");
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
                write(slice, knownBy, output, csv);
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            remove(file);
            throw e instanceof RuntimeException failure
                    ? failure
                    : new UncheckedIOException((IOException) e);
        }
    }

    private static void remove(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Slice slice, Instant knownBy, @Nullable String output, CSVPrinter csv)
            throws IOException {
        Json reader = new Json(json);
        List<String> inputs = List.copyOf(inputs(slice, reader));
        List<String> header = new ArrayList<>(OWN);
        header.addAll(inputs);
        csv.printRecord(header);
        Slices.Query query =
                new Slices.Query(
                        "select i.request_id, i.\"row\", i.event_time, t.value, t.known_at,"
                                + " r.inputs, i.\"values\", r.outputs, i.answers, i.score from"
                                + " inference i join request r on r.id = i.request_id");
        query.add(Slices.LABEL, knownBy).where("t.value is not null").within(slice);
        query.add(Slices.ORDER);
        sql.each(
                query.text(),
                row -> print(csv, cells(row, inputs, output, reader)),
                query.parameters());
    }

    private Set<String> inputs(Slice slice, Json reader) {
        Slices.Query query =
                new Slices.Query(
                        "select r.inputs from inference i join request r on r.id ="
                                + " i.request_id");
        query.within(slice).add(" group by r.inputs order by min(r.received_at)");
        Set<String> names = new LinkedHashSet<>();
        sql.each(
                query.text(),
                row -> names.addAll(reader.names(row.getString("inputs"))),
                query.parameters());
        return names;
    }

    private static List<@Nullable Object> cells(
            ResultSet row, List<String> inputs, @Nullable String output, Json reader)
            throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>(OWN.size() + inputs.size());
        cells.add(new InferenceId(Sql.uuid(row, "request_id"), row.getInt("row")));
        cells.add(Sql.instant(row, "event_time"));
        cells.add(row.getDouble("value"));
        cells.add(Sql.instant(row, "known_at"));
        String name = output == null ? reader.names(row.getString("outputs")).getFirst() : output;
        double score = Slices.score(row, name, reader);
        cells.add(Double.isNaN(score) ? null : score);
        List<String> names = reader.names(row.getString("inputs"));
        List<@Nullable Object> values = reader.values(row.getString("values"));
        for (String input : inputs) {
            int index = names.indexOf(input);
            cells.add(index < 0 ? null : values.get(index));
        }
        return cells;
    }

    private static void print(CSVPrinter csv, List<@Nullable Object> cells) {
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
