package dev.perennial.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the demo asks for, read from its data and not from its code.
 *
 * @param byDeparture number of flights by scheduled departure
 */
record Flights(Map<Instant, Integer> byDeparture) {
    static Flights ofTheDemo() {
        Path file = Shell.home().resolve("demo/flights_delay/production.csv.gz");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            int column = columns(lines.readLine()).indexOf("ts");
            Map<Instant, Integer> flights = new TreeMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                flights.merge(Instant.parse(columns(line).get(column)), 1, Integer::sum);
            }
            return new Flights(flights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(@Nullable String line) {
        return line == null ? List.of() : Arrays.asList(line.split(",", -1));
    }

    int count() {
        return byDeparture.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Flights of the fullest hour: the demo asks for an hour's flights in one request. */
    int mostInOneRequest() {
        Map<Instant, Integer> hours = new TreeMap<>();
        byDeparture.forEach((at, flights) ->
                hours.merge(at.truncatedTo(ChronoUnit.HOURS), flights, Integer::sum));
        return hours.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
