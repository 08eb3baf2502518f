package dev.perennial.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.cli.client.Api;
import dev.perennial.contract.registry.ColumnSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The flights of 2013: what is sent, and what comes to be known later.
 *
 * @param features columns in order, with whether each is a number
 * @param production flights after the reference, by scheduled departure
 * @param labels by flight; cancelled flights have none
 * @param reference flights of the winter with their labels, as CSV
 */
record Flights(
        Map<String, Boolean> features,
        List<Flight> production,
        Map<String, Label> labels,
        String reference) {

    /** A flight's id, scheduled departure and features in order. */
    record Flight(String id, Instant at, List<@Nullable Object> values) {}

    /** Late (1) or not (0), and when that was known. */
    record Label(double value, Instant knownAt) {}

    static Flights read(Path folder) {
        try {
            JsonNode meta = Api.JSON.readTree(folder.resolve("meta.json").toFile());
            Map<String, Boolean> features = new LinkedHashMap<>();
            for (JsonNode feature : meta.path("features")) {
                features.put(
                        feature.path("name").asText(),
                        feature.path("type").asText().equals("numeric"));
            }
            Map<String, Label> labels = new HashMap<>();
            for (CSVRecord row : csv(folder.resolve("labels.csv.gz"))) {
                labels.put(
                        row.get("id"),
                        new Label(
                                Double.parseDouble(row.get("label")),
                                Instant.parse(row.get("ts_available"))));
            }
            return new Flights(
                    features,
                    flights(folder.resolve("production.csv.gz"), features),
                    labels,
                    labelled(folder.resolve("reference.csv.gz"), features, labels));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        try (CSVParser parser =
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(
                                new InputStreamReader(
                                        new GZIPInputStream(
                                                new ByteArrayInputStream(Files.readAllBytes(file))),
                                        StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }

    private static List<Flight> flights(Path file, Map<String, Boolean> features)
            throws IOException {
        List<Flight> flights = new ArrayList<>();
        for (CSVRecord row : csv(file)) {
            List<@Nullable Object> values = new ArrayList<>();
            features.forEach((name, numeric) -> values.add(value(row.get(name), numeric)));
            flights.add(new Flight(row.get("id"), Instant.parse(row.get("ts")), values));
        }
        flights.sort(Comparator.comparing(Flight::at).thenComparing(Flight::id));
        return flights;
    }

    private static @Nullable Object value(String text, boolean numeric) {
        if (text.isEmpty()) {
            return null;
        }
        return numeric ? (Object) Double.valueOf(text) : text;
    }

    /** The reference with its labels joined, as one CSV file. */
    private static String labelled(
            Path file, Map<String, Boolean> features, Map<String, Label> labels)
            throws IOException {
        StringBuilder text = new StringBuilder("id,ts,label,label_known_at");
        features.keySet().forEach(name -> text.append(',').append(name));
        text.append('\n');
        for (CSVRecord row : csv(file)) {
            Label label = labels.get(row.get("id"));
            text.append(row.get("id")).append(',').append(row.get("ts")).append(',');
            text.append(label == null ? "" : Integer.toString((int) label.value())).append(',');
            text.append(label == null ? "" : label.knownAt().toString());
            features.keySet().forEach(name -> text.append(',').append(row.get(name)));
            text.append('\n');
        }
        return text.toString();
    }

    /** The schema of {@link #reference()}. */
    List<ColumnSpec> schema() {
        List<ColumnSpec> schema = new ArrayList<>();
        schema.add(column("id", ColumnSpec.Type.TEXT, ColumnSpec.Purpose.ID, false));
        schema.add(column("ts", ColumnSpec.Type.TIMESTAMP, ColumnSpec.Purpose.EVENT_TIME, false));
        schema.add(column("label", ColumnSpec.Type.NUMERIC, ColumnSpec.Purpose.LABEL, true));
        schema.add(
                column(
                        "label_known_at",
                        ColumnSpec.Type.TIMESTAMP,
                        ColumnSpec.Purpose.LABEL_KNOWN_AT,
                        true));
        features.forEach((name, numeric) ->
                schema.add(
                        column(
                                name,
                                numeric ? ColumnSpec.Type.NUMERIC : ColumnSpec.Type.CATEGORICAL,
                                ColumnSpec.Purpose.FEATURE,
                                true)));
        return schema;
    }

    private static ColumnSpec column(
            String name, ColumnSpec.Type type, ColumnSpec.Purpose purpose, boolean nullable) {
        return new ColumnSpec(name, type, purpose, nullable);
    }

    /** Production flights by the hour of their departure, in order. */
    List<List<Flight>> hours() {
        List<List<Flight>> hours = new ArrayList<>();
        Instant hour = Instant.MIN;
        for (Flight flight : production) {
            Instant its = flight.at().truncatedTo(ChronoUnit.HOURS);
            if (!its.equals(hour)) {
                hours.add(new ArrayList<>());
                hour = its;
            }
            hours.getLast().add(flight);
        }
        return hours;
    }
}
