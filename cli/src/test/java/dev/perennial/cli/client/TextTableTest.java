package dev.perennial.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        TextTable table = new TextTable("model", "n").row("flights-delay", 3).row("m", 12);

        assertThat(table)
                .hasToString(
                        """
                          model          n
                          flights-delay  3
                          m              12\
                        """);
    }

    @Test
    void a_table_without_rows_is_its_head() {
        assertThat(new TextTable("service", "state")).hasToString("  service  state");
    }
}
