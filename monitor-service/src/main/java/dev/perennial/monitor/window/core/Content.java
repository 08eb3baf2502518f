package dev.perennial.monitor.window.core;

import dev.perennial.contract.monitor.MetricValue;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.monitor.measure.core.Drift;
import dev.perennial.monitor.measure.core.Sample;
import dev.perennial.monitor.measure.core.Technical;
import dev.perennial.monitor.reference.core.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The rows of a window, gathered column by column, to be held against the reference. */
public final class Content {
    private final Reference reference;
    private final List<String> features;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private final DoubleStream.Builder scores = DoubleStream.builder();
    private final Map<UUID, Long> latencies = new LinkedHashMap<>();
    private final Map<List<String>, int[]> places = new HashMap<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private long rows;

    public Content(Reference reference) {
        this.reference = reference;
        this.features = List.copyOf(reference.types().keySet());
        features.forEach(feature -> columns.add(new ArrayList<>()));
    }

    /** Notes the request that a row came in; again for each of its rows. */
    public void request(UUID id, long latencyMicros, Instant receivedAt) {
        latencies.put(id, latencyMicros);
        first = receivedAt.isBefore(first) ? receivedAt : first;
        last = receivedAt.isAfter(last) ? receivedAt : last;
    }

    /** A row; a feature that is not among its inputs is missing. */
    public void row(List<String> inputs, List<@Nullable Object> values, double score) {
        int[] place =
                places.computeIfAbsent(
                        inputs, names -> features.stream().mapToInt(names::indexOf).toArray());
        for (int i = 0; i < place.length; i++) {
            columns.get(i).add(place[i] < 0 ? null : values.get(place[i]));
        }
        scores.add(score);
        rows++;
    }

    public long rows() {
        return rows;
    }

    /**
     * Drift of each feature and of the answers, then the technical measures.
     *
     * @param output the name under which the answers' drift is told
     */
    public List<MetricValue> measure(String output) {
        List<MetricValue> measured = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            String feature = features.get(i);
            ColumnSpec.Type type = reference.types().get(feature);
            Sample normal = reference.features().get(feature);
            if (type != null && normal != null) {
                measured.addAll(Drift.of(feature, normal, Sample.of(type, columns.get(i))));
            }
        }
        Sample normal = reference.score();
        if (normal != null) {
            Sample now = Sample.numeric(scores.build().toArray());
            measured.addAll(Drift.of(output, normal, now));
        }
        long[] micros = latencies.values().stream().mapToLong(Long::longValue).toArray();
        Duration span = rows == 0 ? Duration.ZERO : Duration.between(first, last);
        measured.addAll(Technical.of(micros, rows, span));
        return measured;
    }
}
