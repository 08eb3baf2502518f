package dev.perennial.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.model.format.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Real flights with what the training library answered. */
public final class Flights {
    /**
     * @param last the last column: the library's score, or the label
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Rows(Table table, float[] last) {}

    private Flights() {}

    public static byte[] booster() {
        return bytes("/flights/model.json");
    }

    public static Encoding encoding() {
        try {
            return new ObjectMapper().readValue(bytes("/flights/encoding.json"), Encoding.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String resource) {
        try (InputStream in =
                Objects.requireNonNull(Flights.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a file of id, features and one more column. */
    public static Rows rows(String resource) {
        Encoding encoding = encoding();
        String[] lines = new String(bytes(resource), StandardCharsets.UTF_8).split("\n", 0);
        float[] last = new float[lines.length - 1];
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int r = 0; r < last.length; r++) {
            String[] cells = lines[r + 1].split(",", -1);
            List<@Nullable Object> row = new ArrayList<>();
            for (int c = 0; c < encoding.featureOrder().size(); c++) {
                row.add(value(encoding, c, cells[c + 1]));
            }
            rows.add(row);
            last[r] = Float.parseFloat(cells[cells.length - 1]);
        }
        return new Rows(Table.ofRows(encoding.featureOrder(), rows), last);
    }

    private static @Nullable Object value(Encoding encoding, int column, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return encoding.isCategorical(encoding.featureOrder().get(column))
                ? cell
                : (Object) Double.parseDouble(cell);
    }
}
