package dev.perennial.retrain.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.RegisterDataVersion;
import dev.perennial.contract.retrain.DataCut;
import dev.perennial.retrain.dataset.core.Csv;
import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.dataset.core.Labelled;
import dev.perennial.retrain.dataset.core.Layout;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.neighbour.Registry;
import dev.perennial.retrain.neighbour.Serving;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads and writes data versions, and cuts captured traffic. */
@ApplicationScoped
public class Datasets {
    private final Registry registry;
    private final Serving serving;
    private final Blobs blobs;

    Datasets(Registry registry, Serving serving, Blobs blobs) {
        this.registry = registry;
        this.serving = serving;
        this.blobs = blobs;
    }

    /** The labelled rows of a data version. */
    public Dataset read(UUID version) throws IOException {
        DataVersionView view = registry.data().get(version);
        try {
            Layout layout = Layout.of(view.schema());
            List<Labelled> rows = new ArrayList<>();
            for (FileEntry file : view.files()) {
                try (InputStream csv = open(file)) {
                    rows.addAll(Csv.read(csv, layout));
                } catch (ZipException e) {
                    throw new IllegalArgumentException("%s is not gzip".formatted(file.path()), e);
                }
            }
            return new Dataset(layout, rows);
        } catch (IllegalArgumentException e) {
            throw new JobFailedException(
                    "Data version %s/%d (%s) can't be read: %s"
                            .formatted(view.dataset(), view.number(), version, e.getMessage()));
        }
    }

    private InputStream open(FileEntry file) throws IOException {
        if (!file.path().endsWith(".csv") && !file.path().endsWith(".csv.gz")) {
            throw new IllegalArgumentException(
                    file.path() + " is neither .csv nor .csv.gz, which is what is read");
        }
        InputStream bytes = new BufferedInputStream(registry.blobs().get(file.sha256()));
        return file.path().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /** Captured rows with labels known in time; only labels known by then are used. */
    public Dataset captured(String model, DataCut cut, List<ColumnSpec> features)
            throws IOException {
        Layout layout = Layout.captured(features);
        try (InputStream csv =
                serving.monitor().labelledRows(model, cut.from(), cut.to(), cut.knownBy())) {
            return new Dataset(layout, Csv.read(csv, layout)).where(row -> isOf(cut, row));
        } catch (IllegalArgumentException e) {
            throw new JobFailedException(
                    "The captured traffic of %s can't be trained on: %s"
                            .formatted(model, e.getMessage()));
        }
    }

    private static boolean isOf(DataCut cut, Labelled row) {
        return !row.time().isBefore(cut.from())
                && row.time().isBefore(cut.to())
                && row.knownAt() != null
                && !row.knownAt().isAfter(cut.knownBy());
    }

    /**
     * Writes a data version; the same rows are the same version.
     *
     * @param score of a row by its number, NaN: none; null: no such column
     */
    public UUID write(
            String name, Dataset data, JsonNode origin, @Nullable IntToDoubleFunction score)
            throws IOException {
        FileEntry file = blobs.put("data.csv.gz", Csv.write(data, score), (long) data.size());
        return registry.data()
                .register(
                        new RegisterDataVersion(
                                name,
                                List.of(file),
                                data.layout().schema(score != null),
                                origin,
                                null))
                .id();
    }
}
