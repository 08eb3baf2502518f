package dev.perennial.monitor.reference;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.monitor.neighbour.Registry;
import dev.perennial.monitor.reference.core.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads data versions from the registry; a version never changes, so the last few are kept. */
@ApplicationScoped
public class References {
    private static final int KEPT = 4;
    private static final long MOST_ROWS = 1_000_000;

    private final Registry registry;
    private final Map<UUID, Reference> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Reference> eldest) {
                    return size() > KEPT;
                }
            };

    References(Registry registry) {
        this.registry = registry;
    }

    /**
     * A data version's columns as samples.
     *
     * @throws ProblemException 422 when there is no such version or it can't be read; 503 when the
     *     registry is away
     */
    public Reference of(UUID dataVersion) {
        synchronized (kept) {
            Reference known = kept.get(dataVersion);
            if (known != null) {
                return known;
            }
        }
        Reference read = read(dataVersion);
        synchronized (kept) {
            kept.put(dataVersion, read);
        }
        return read;
    }

    private Reference read(UUID id) {
        DataVersionView version =
                registry.data(id)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemType.UNPROCESSABLE,
                                        "The reference, data version %s, is not in the registry"
                                                .formatted(id)));
        List<FileEntry> tables =
                version.files().stream()
                        .filter(f -> f.path().endsWith(".csv") || f.path().endsWith(".csv.gz"))
                        .toList();
        try {
            Reference.Builder builder = new Reference.Builder(version.schema());
            long rows = 0;
            for (FileEntry file : tables) {
                rows += read(file, builder, MOST_ROWS - rows);
            }
            if (rows == 0) {
                throw new IllegalArgumentException("it has no rows in a CSV file");
            }
            return builder.build();
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "Data version %s can't be a reference: %s".formatted(id, e.getMessage()));
        }
    }

    private long read(FileEntry file, Reference.Builder builder, long most) throws IOException {
        try (InputStream bytes = registry.bytes(file.sha256());
                InputStream plain =
                        file.path().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                CSVParser parser =
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get()
                                .parse(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            List<String> wanted = List.copyOf(builder.wanted());
            if (!parser.getHeaderNames().containsAll(wanted)) {
                throw new IllegalArgumentException(
                        file.path() + " lacks a column that the schema names");
            }
            long rows = 0;
            for (CSVRecord row : parser) {
                if (++rows > most) {
                    throw new IllegalArgumentException(
                            "a reference holds at most %d rows".formatted(MOST_ROWS));
                }
                wanted.forEach(column -> builder.add(column, row.get(column)));
            }
            return rows;
        }
    }
}
