package dev.perennial.inference;

import dev.perennial.contract.registry.FileEntry;
import dev.perennial.inference.models.core.ModelCache;
import dev.perennial.model.Table;
import dev.perennial.model.format.Description;
import dev.perennial.model.format.Encoding;
import dev.perennial.model.format.Example;
import dev.perennial.model.format.FolderWriter;
import dev.perennial.model.format.Serving;
import dev.perennial.model.xgboost.BoosterPredictor;
import dev.perennial.model.xgboost.BoosterTrainer;
import dev.perennial.model.xgboost.Sample;
import dev.perennial.model.xgboost.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A real boosted model on made-up flights: delay follows from the wind, the hour and the carrier.
 *
 * @param folder as a training writes it
 */
public record SmallModel(Path folder, List<FileEntry> files, String digest) {
    public static final List<String> COLUMNS = List.of("wind", "hour", "carrier");

    /**
     * Trains one.
     *
     * @param seed another seed gives other data, so another model
     */
    public static SmallModel train(Path folder, int rounds, long seed) {
        return train(folder, rounds, seed, 3);
    }

    /** Trains one on wind and hour alone. */
    public static SmallModel numeric(Path folder) {
        return train(folder, 5, 9, 2);
    }

    private static SmallModel train(Path folder, int rounds, long seed, int columns) {
        try {
            Random random = new Random(seed);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            float[] labels = new float[400];
            for (int i = 0; i < labels.length; i++) {
                double wind = random.nextDouble() * 40;
                double hour = random.nextInt(24);
                String carrier = List.of("UA", "DL", "B6").get(random.nextInt(3));
                double late = wind / 40 + hour / 48 + (carrier.equals("B6") ? 0.3 : 0);
                rows.add(List.<@Nullable Object>of(wind, hour, carrier).subList(0, columns));
                labels[i] = late + random.nextDouble() > 1.3 ? 1 : 0;
            }
            return write(folder, Table.ofRows(COLUMNS.subList(0, columns), rows), labels, rounds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SmallModel write(Path folder, Table table, float[] labels, int rounds)
            throws IOException {
        Encoding encoding = Encoding.of(table, Set.of("carrier"));
        byte[] booster =
                BoosterTrainer.train(
                        Sample.of(encoding, table, labels),
                        Serving.Task.BINARY,
                        new Training(rounds, 7, Map.of("max_depth", "3")),
                        (done, all) -> {});
        Table first = Table.ofRows(table.columns(), List.of(row(table, 0), row(table, 1)));
        Description about =
                new Description(
                        encoding,
                        Serving.Task.BINARY,
                        0.5,
                        "score",
                        null,
                        "0".repeat(32),
                        Instant.EPOCH);
        FolderWriter.write(
                folder, booster, about, new Example(first, answers(booster, encoding, first)));
        List<FileEntry> files = entries(folder);
        return new SmallModel(folder, files, ModelCache.manifest(files));
    }

    private static List<@Nullable Object> row(Table table, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (@Nullable Object[] column : table.cells()) {
            values.add(column[row]);
        }
        return values;
    }

    private static List<Double> answers(byte[] booster, Encoding encoding, Table table) {
        try (BoosterPredictor predictor = BoosterPredictor.of(booster, encoding, "score", 0.5)) {
            var prediction = predictor.predict(table);
            return List.of(prediction.score(0), prediction.score(1));
        }
    }

    private static List<FileEntry> entries(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            List<FileEntry> entries = new ArrayList<>();
            for (Path file : all.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                entries.add(
                        new FileEntry(
                                String.valueOf(file.getFileName()),
                                bytes.length,
                                sha256(bytes),
                                null));
            }
            return entries;
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
