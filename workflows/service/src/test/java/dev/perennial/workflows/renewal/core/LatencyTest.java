package dev.perennial.workflows.renewal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void the_99th_percentile_counts_from_a_thousand_requests_on() {
        Latency few = new Latency(999, 2_000L, 90_000L, 2_000L, 2_000L);
        assertThat(few.within(1.5)).isTrue();
        assertThat(few.inWords(1.5)).contains("median 2.00 ms");
        Latency many = new Latency(1_000, 2_000L, 90_000L, 2_000L, 2_000L);
        assertThat(many.within(1.5)).isFalse();
        assertThat(many.inWords(1.5)).contains("p99 90.00 ms");
    }

    @Test
    void what_was_not_measured_is_not_within() {
        Latency none = new Latency(0, null, null, null, null);
        assertThat(none.isKnown()).isFalse();
        assertThat(none.within(100)).isFalse();
    }
}
