package dev.perennial.monitor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CaptureBatch;
import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.ColumnSpec.Purpose;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.FileEntry;
import dev.perennial.contract.registry.ModelView;
import dev.perennial.platform.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A model of its own for a test, with a reference of 200 rows: {@code temp} goes evenly from 0 to
 * 1, {@code carrier} is AA or UA by turns, and the score is {@code temp}, right at 0.5.
 */
record Planted(String name, UUID id, UUID reference) {
    static final List<String> INPUTS = List.of("temp", "carrier");

    static Planted model(String name) {
        Planted planted = new Planted(name, Ids.next(), Ids.next());
        FakeNeighbours.answer(
                "/api/registry/v1/models/" + name,
                new ModelView(planted.id, name, null, Instant.EPOCH, Map.of("champion", "1"), 1));
        byte[] packed = packed(table());
        String address = "%064x".formatted(planted.reference.getLeastSignificantBits() >>> 1);
        FakeNeighbours.answerBytes("/api/registry/v1/blobs/" + address, packed);
        FakeNeighbours.answer(
                "/api/registry/v1/data-versions/" + planted.reference,
                data(planted.reference, new FileEntry("r.csv.gz", packed.length, address, 200L)));
        return planted;
    }

    private static DataVersionView data(UUID id, FileEntry file) {
        return new DataVersionView(
                id,
                "reference",
                1,
                "0".repeat(64),
                List.of(file),
                List.of(
                        new ColumnSpec("id", ColumnSpec.Type.TEXT, Purpose.ID, false),
                        new ColumnSpec("temp", ColumnSpec.Type.NUMERIC, Purpose.FEATURE, true),
                        new ColumnSpec(
                                "carrier", ColumnSpec.Type.CATEGORICAL, Purpose.FEATURE, true),
                        new ColumnSpec("score", ColumnSpec.Type.NUMERIC, Purpose.SCORE, true),
                        new ColumnSpec("label", ColumnSpec.Type.NUMERIC, Purpose.LABEL, true)),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                "ada",
                Instant.EPOCH);
    }

    private static String table() {
        StringBuilder csv = new StringBuilder("id,temp,carrier,score,label\n");
        for (int i = 0; i < 200; i++) {
            double temp = i / 200.0;
            csv.append("%d,%s,%s,%s,%d\n".formatted(i, temp, carrier(i), temp, temp > 0.5 ? 1 : 0));
        }
        return csv.toString();
    }

    static String carrier(int i) {
        return i % 2 == 0 ? "AA" : "UA";
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A request with a row a minute from this time on; row i is as row i of the reference. */
    CapturedRequest request(String version, Instant from, int rows) {
        List<Instant> times = new ArrayList<>();
        List<List<@Nullable Object>> inputs = new ArrayList<>();
        List<List<@Nullable Object>> answers = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double temp = (i * 37 % 200) / 200.0;
            times.add(from.plusSeconds(60L * i));
            inputs.add(List.of(temp, carrier(i * 37 % 200)));
            answers.add(List.of(temp));
        }
        return new CapturedRequest(
                Ids.next(),
                name,
                id,
                version,
                "champion",
                Arm.CHAMPION,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(from.getEpochSecond() % 1000),
                times,
                2500,
                "caller-1",
                "ada",
                INPUTS,
                inputs,
                List.of("probability"),
                answers);
    }

    static CaptureBatch batch(CapturedRequest... requests) {
        return new CaptureBatch(List.of(requests));
    }
}
