package dev.perennial.monitor.measure.core;

import static dev.perennial.monitor.measure.core.Figures.figure;
import static dev.perennial.monitor.measure.core.Figures.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contract.monitor.MetricFamily;
import dev.perennial.contract.monitor.MetricState;
import dev.perennial.contract.monitor.MetricValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TechnicalTest {
    @Test
    void percentiles_are_latencies_that_were_really_seen() {
        long[] micros = LongStream.rangeClosed(1, 200).map(i -> 201_000 - i * 1000).toArray();
        List<MetricValue> measured = Technical.of(micros, 1000, Duration.ofSeconds(50));
        assertThat(figure(measured, "latency_p50_ms")).isEqualTo(100);
        assertThat(figure(measured, "latency_p95_ms")).isEqualTo(190);
        assertThat(figure(measured, "latency_p99_ms")).isEqualTo(198);
        assertThat(figure(measured, "requests_per_second")).isEqualTo(4);
        assertThat(figure(measured, "rows_per_second")).isEqualTo(20);
        assertThat(measured).allMatch(m -> MetricFamily.of(m.metric()) == MetricFamily.TECHNICAL);
    }

    @Test
    void no_request_and_no_time_give_no_figure() {
        assertThat(Technical.of(new long[0], 0, Duration.ofSeconds(5)))
                .hasSize(5)
                .allMatch(m -> m.state() == MetricState.INSUFFICIENT);
        List<MetricValue> one = Technical.of(new long[] {1500}, 3, Duration.ZERO);
        assertThat(figure(one, "latency_p99_ms")).isEqualTo(1.5);
        assertThat(state(one, "requests_per_second")).isEqualTo(MetricState.INSUFFICIENT);
    }
}
