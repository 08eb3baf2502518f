package dev.perennial.registry.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.registry.data.core.ColumnProfile;
import dev.perennial.registry.store.BlobStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Profiles a data set's CSV files, packed with gzip or not. */
@ApplicationScoped
class Profiles {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setAllowMissingColumnNames(true)
                    .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
                    .get();

    private final BlobStore store;
    private final ObjectMapper json;

    Profiles(BlobStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** A summary a column; columns of other files than CSV have none. */
    JsonNode of(List<FileEntry> files, List<ColumnSpec> schema) {
        Map<String, ColumnProfile> columns = new LinkedHashMap<>();
        for (ColumnSpec column : schema) {
            columns.put(column.name(), ColumnProfile.of(column.type()));
        }
        long rows = 0;
        for (FileEntry file : files) {
            if (file.path().endsWith(".csv") || file.path().endsWith(".csv.gz")) {
                rows += read(file, columns);
            }
        }
        Map<String, Object> summaries = new LinkedHashMap<>();
        columns.forEach((name, profile) -> summaries.put(name, profile.summary()));
        return json.valueToTree(Map.of("rows", rows, "columns", summaries));
    }

    private long read(FileEntry file, Map<String, ColumnProfile> columns) {
        try (InputStream bytes = store.open(file.sha256())) {
            long rows = rows(file, bytes, columns);
            // An unpacker may stop before the end, and only there the digest is compared.
            bytes.transferTo(OutputStream.nullOutputStream());
            return rows;
        } catch (UncheckedIOException e) {
            throw unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (IllegalArgumentException e) {
            throw refused(file, "is not readable CSV: " + e.getMessage());
        }
    }

    private static long rows(FileEntry file, InputStream bytes, Map<String, ColumnProfile> columns)
            throws IOException {
        InputStream plain = file.path().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        CSVParser parser = FORMAT.parse(new InputStreamReader(plain, StandardCharsets.UTF_8));
        for (String name : columns.keySet()) {
            if (!parser.getHeaderNames().contains(name)) {
                throw refused(file, "lacks the column " + name + " that the schema names");
            }
        }
        long rows = 0;
        for (CSVRecord row : parser) {
            if (!row.isConsistent()) {
                throw refused(
                        file,
                        "has a row of another width at line " + parser.getCurrentLineNumber());
            }
            columns.forEach((name, profile) -> profile.add(row.get(name)));
            rows++;
        }
        return rows;
    }

    /** The file's fault is the caller's; the store's is ours. */
    private static RuntimeException unreadable(FileEntry file, IOException why) {
        return switch (why) {
            case CSVException e -> refused(file, "is not readable CSV: " + e.getMessage());
            case ZipException e -> refused(file, "is not readable gzip: " + e.getMessage());
            case EOFException e -> refused(file, "ends too early: " + e.getMessage());
            default -> new UncheckedIOException(why);
        };
    }

    private static ProblemException refused(FileEntry file, String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, file.path() + " " + why);
    }
}
