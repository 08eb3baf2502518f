package dev.perennial.retrain.dataset.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.ColumnSpec.Purpose;
import dev.perennial.contract.retrain.DataCut;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final List<ColumnSpec> SCHEMA =
            List.of(
                    new ColumnSpec("id", ColumnSpec.Type.TEXT, Purpose.ID, false),
                    new ColumnSpec("ts", ColumnSpec.Type.TIMESTAMP, Purpose.EVENT_TIME, false),
                    new ColumnSpec("late", ColumnSpec.Type.NUMERIC, Purpose.LABEL, true),
                    new ColumnSpec("hour", ColumnSpec.Type.NUMERIC, Purpose.FEATURE, true),
                    new ColumnSpec("carrier", ColumnSpec.Type.CATEGORICAL, Purpose.FEATURE, true));
    private static final String CSV =
            """
            hour,id,ts,late,carrier,ignored
            7,b,2013-01-02T10:00:00Z,1,"A, B",x
            ,a,2013-01-01T23:59:59Z,0,,x
            9,c,2013-01-03T02:00:00+02:00,,UA,x
            8.5,d,2013-01-03T01:00:00+02:00,0.0,UA,x
            """;

    @Test
    void rows_are_read_by_name_in_order_of_time_without_those_that_have_no_label()
            throws IOException {
        Dataset data = read(CSV);
        assertThat(data.rows()).extracting(Labelled::id).containsExactly("a", "b", "d");
        assertThat(data.rows().getFirst().features()).containsExactly(null, null);
        assertThat(data.rows().get(1).features()).containsExactly("7", "A, B");
        assertThat(data.latest()).isEqualTo("2013-01-02T23:00:00Z");
        assertThat(data.labels()).containsExactly(0, 1, 0);
    }

    @Test
    void what_is_written_reads_back_and_the_same_rows_are_the_same_bytes() throws IOException {
        Dataset data = read(CSV);
        byte[] bytes = Csv.write(data, null);
        assertThat(Csv.write(read(CSV), null)).isEqualTo(bytes);
        List<Labelled> again =
                Csv.read(new GZIPInputStream(new ByteArrayInputStream(bytes)), data.layout());
        assertThat(again).isEqualTo(data.rows());
    }

    @Test
    void scores_stand_in_their_own_column_and_only_where_there_are_some() throws IOException {
        Dataset data = read(CSV);
        byte[] bytes = Csv.write(data, row -> row == 2 ? 0.25 : Double.NaN);
        String text =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
                        StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo(
                        """
                        id,ts,late,score,hour,carrier
                        a,2013-01-01T23:59:59Z,0,,,
                        b,2013-01-02T10:00:00Z,1,,7,"A, B"
                        d,2013-01-02T23:00:00Z,0,0.25,8.5,UA
                        """);
        assertThat(data.layout().schema(true))
                .extracting(ColumnSpec::purpose)
                .containsExactly(
                        Purpose.ID,
                        Purpose.EVENT_TIME,
                        Purpose.LABEL,
                        Purpose.SCORE,
                        Purpose.FEATURE,
                        Purpose.FEATURE);
    }

    @Test
    void whole_utc_days_are_held_out() throws IOException {
        Dataset data = read(CSV);
        Instant from = data.lastDays(1);
        assertThat(from).isEqualTo("2013-01-02T00:00:00Z");
        assertThat(data.before(from).rows()).extracting(Labelled::id).containsExactly("a");
        assertThat(data.from(from).rows()).extracting(Labelled::id).containsExactly("b", "d");
        DataCut cut =
                new DataCut(
                        Instant.parse("2013-03-01T00:00:00Z"),
                        Instant.parse("2013-03-31T15:00:00Z"),
                        Instant.parse("2013-04-02T00:00:00Z"),
                        7);
        assertThat(Cut.holdoutFrom(cut)).isEqualTo("2013-03-24T00:00:00Z");
    }

    @Test
    void a_row_that_is_known_already_is_not_taken_twice() throws IOException {
        Dataset data = read(CSV);
        assertThat(data.with(data).size()).isEqualTo(3);
        assertThat(Cut.joined(data.layout()).knownAt()).isEqualTo("label_known_at");
    }

    @Test
    void broken_tables_say_where() {
        assertThatThrownBy(() -> read(CSV.replace("8.5", "eight")))
                .hasMessageContaining("line 5")
                .hasMessageContaining("eight");
        assertThatThrownBy(() -> read(CSV.replace("2013-01-02T10", "tomorrow")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> read(CSV.replace("late", "soon")))
                .hasMessageContaining("no column late");
        assertThatThrownBy(() -> Layout.of(SCHEMA.subList(0, 3))).hasMessageContaining("FEATURE");
        assertThatThrownBy(() -> Layout.of(SCHEMA.subList(1, 2))).hasMessageContaining("FEATURE");
        assertThatThrownBy(() -> Layout.of(SCHEMA.subList(2, 5)))
                .hasMessageContaining("EVENT_TIME");
    }

    private static Dataset read(String csv) throws IOException {
        Layout layout = Layout.of(SCHEMA);
        return new Dataset(
                layout,
                Csv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), layout));
    }
}
