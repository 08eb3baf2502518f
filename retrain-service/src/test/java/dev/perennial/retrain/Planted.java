package dev.perennial.retrain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.retrain.dataset.Blobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Rows with a rule in them: the label follows x and the carrier. */
final class Planted {
    static final Instant START = Instant.parse("2013-01-01T00:00:00Z");
    private static final String[] CARRIERS = {"AA", "UA", "DL"};

    private Planted() {}

    /** A table of {@code days} days with 30 rows each, as a registered data version. */
    static UUID data(String name, int days, boolean twoClasses) {
        String csv = "id,ts,label,label_known_at,x,carrier\n" + rows("r", START, days, twoClasses);
        return register(name, csv);
    }

    static UUID register(String name, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        FakeNeighbours.BLOBS.put(Blobs.sha256(bytes), bytes);
        ObjectNode asked = FakeNeighbours.JSON.createObjectNode();
        asked.put("dataset", name);
        asked.putArray("files")
                .addObject()
                .put("path", "rows.csv")
                .put("size", bytes.length)
                .put("sha256", Blobs.sha256(bytes));
        ArrayNode schema = asked.putArray("schema");
        column(schema, "id", "TEXT", "ID");
        column(schema, "ts", "TIMESTAMP", "EVENT_TIME");
        column(schema, "label", "NUMERIC", "LABEL");
        column(schema, "label_known_at", "TIMESTAMP", "LABEL_KNOWN_AT");
        column(schema, "x", "NUMERIC", "FEATURE");
        column(schema, "carrier", "CATEGORICAL", "FEATURE");
        asked.putObject("origin").put("kind", "upload");
        return UUID.fromString(FakeNeighbours.data(asked).path("id").asText());
    }

    /** Captured rows as monitor-service gives them. */
    static String captured(Instant from, int days) {
        StringBuilder csv =
                new StringBuilder("id,event_time,label,label_known_at,score,x,carrier\n");
        rows("c", from, days, true)
                .lines()
                .forEach(line -> {
                    String[] cells = line.split(",", -1);
                    csv.append(String.join(",", cells[0], cells[1], cells[2], cells[3]))
                            .append(",0.5,")
                            .append(cells[4])
                            .append(',')
                            .append(cells[5])
                            .append('\n');
                });
        return csv.toString();
    }

    private static String rows(String prefix, Instant from, int days, boolean twoClasses) {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder();
        for (int r = 0; r < days * 30; r++) {
            Instant time = from.plus(Duration.ofMinutes(48L * r));
            double x = random.nextGaussian();
            String carrier = CARRIERS[random.nextInt(3)];
            double chance = 1 / (1 + Math.exp(-2 * x - (carrier.equals("AA") ? 1 : 0)));
            int label = twoClasses && random.nextDouble() < chance ? 1 : 0;
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s%d,%s,%d,%s,%s,%s%n",
                            prefix,
                            r,
                            time,
                            label,
                            time.plusSeconds(3600),
                            r % 17 == 0 ? "" : String.format(Locale.ROOT, "%.4f", x),
                            carrier));
        }
        return csv.toString();
    }

    private static void column(ArrayNode schema, String name, String type, String purpose) {
        schema.addObject()
                .put("name", name)
                .put("type", type)
                .put("purpose", purpose)
                .put("nullable", true);
    }
}
