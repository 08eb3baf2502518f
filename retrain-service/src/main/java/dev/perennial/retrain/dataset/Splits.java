package dev.perennial.retrain.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.retrain.DataCut;
import dev.perennial.contract.retrain.StartTraining;
import dev.perennial.retrain.dataset.core.Cut;
import dev.perennial.retrain.dataset.core.Dataset;
import dev.perennial.retrain.dataset.core.Layout;
import dev.perennial.retrain.job.core.JobFailedException;
import dev.perennial.retrain.neighbour.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Finds the rows that a training asks for. */
@ApplicationScoped
public class Splits {
    private final Datasets datasets;
    private final Registry registry;

    Splits(Datasets datasets, Registry registry) {
        this.datasets = datasets;
        this.registry = registry;
    }

    /** Training rows and later ones that are held out. */
    public Split of(StartTraining asked) throws IOException {
        DataCut cut = asked.cut();
        UUID data = asked.trainingData();
        if (cut == null) {
            return split(Objects.requireNonNull(data), Objects.requireNonNull(asked.holdoutDays()));
        }
        return data == null ? cut(asked.model(), cut) : both(asked.model(), data, cut);
    }

    private Split split(UUID data, int holdoutDays) throws IOException {
        Dataset all = datasets.read(data);
        if (all.size() == 0) {
            throw new JobFailedException("Data version " + data + " has no labelled rows");
        }
        all = new Dataset(all.layout(), List.of()).with(all);
        Instant from = all.lastDays(holdoutDays);
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.put("kind", "split")
                .put("holdoutFrom", from.toString())
                .put("holdoutDays", holdoutDays)
                .putArray("parents")
                .add(data.toString());
        return new Split(all.before(from), all.from(from), origin);
    }

    private Split cut(String model, DataCut cut) throws IOException {
        Dataset captured = datasets.captured(model, cut, championFeatures(model));
        Instant from = Cut.holdoutFrom(cut);
        return new Split(captured.before(from), captured.from(from), origin(cut));
    }

    private Split both(String model, UUID data, DataCut cut) throws IOException {
        Instant from = Cut.holdoutFrom(cut);
        Dataset known =
                datasets.read(data)
                        .where(row ->
                                row.knownAt() == null || !row.knownAt().isAfter(cut.knownBy()));
        Layout layout = Cut.joined(known.layout());
        Dataset captured = datasets.captured(model, cut, layout.features()).as(layout);
        ObjectNode origin = origin(cut);
        origin.putArray("parents").add(data.toString());
        return new Split(
                known.as(layout).before(from).with(captured.before(from)),
                captured.from(from),
                origin);
    }

    /** Captured rows are described by what the champion learned from. */
    private List<ColumnSpec> championFeatures(String model) {
        String version = registry.aliases().alias(model, "champion", null).version();
        UUID data = registry.models().version(model, version).trainingData();
        if (data == null) {
            throw new JobFailedException(
                    "The champion, version "
                            + version
                            + " of "
                            + model
                            + ", has no training data that would say what the columns are; give trainingData");
        }
        try {
            return Layout.of(registry.data().get(data).schema()).features();
        } catch (IllegalArgumentException e) {
            throw new JobFailedException(
                    "The champion's training data %s can't be followed: %s"
                            .formatted(data, e.getMessage()));
        }
    }

    private static ObjectNode origin(DataCut cut) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "capture")
                .put("from", cut.from().toString())
                .put("to", cut.to().toString())
                .put("knownBy", cut.knownBy().toString())
                .put("holdoutFrom", Cut.holdoutFrom(cut).toString());
    }
}
