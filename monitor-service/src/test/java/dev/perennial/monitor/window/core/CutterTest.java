package dev.perennial.monitor.window.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.monitor.WindowSpec.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CutterTest {
    private static final Instant FIRST = Instant.parse("2013-03-01T07:12:00Z");

    @Test
    void a_month_is_a_calendar_month_in_utc() {
        Cutter months = Cutter.byTime(new WindowSpec(Kind.MONTH, 1), FIRST);
        Cut march = months.at(Instant.parse("2013-03-31T23:59:59.999999Z"));
        assertThat(march).isEqualTo(cut("2013-03", "2013-03-01", "2013-04-01"));
        assertThat(months.after(march)).isEqualTo(cut("2013-04", "2013-04-01", "2013-05-01"));
        assertThat(months.at(Instant.parse("2013-12-05T00:00:00Z")))
                .isEqualTo(cut("2013-12", "2013-12-01", "2014-01-01"));
    }

    @Test
    void days_are_counted_from_midnight_before_the_first_event() {
        Cutter days = Cutter.byTime(new WindowSpec(Kind.DAYS, 14), FIRST);
        Cut first = days.at(FIRST);
        assertThat(first).isEqualTo(cut("2013-03-01+14d", "2013-03-01", "2013-03-15"));
        assertThat(days.at(Instant.parse("2013-04-12T00:00:00Z")))
                .isEqualTo(cut("2013-04-12+14d", "2013-04-12", "2013-04-26"));
        assertThat(days.after(first).name()).isEqualTo("2013-03-15+14d");
    }

    @Test
    void an_event_before_the_anchor_has_a_window_too() {
        Cutter days = Cutter.byTime(new WindowSpec(Kind.DAYS, 7), FIRST);
        assertThat(days.at(Instant.parse("2013-02-28T23:59:59.5Z")))
                .isEqualTo(cut("2013-02-22+7d", "2013-02-22", "2013-03-01"));
    }

    @Test
    void every_instant_lies_in_exactly_one_window() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            Kind kind = random.nextBoolean() ? Kind.DAYS : Kind.MONTH;
            Cutter cutter = Cutter.byTime(new WindowSpec(kind, 1 + random.nextInt(40)), FIRST);
            Instant event = FIRST.plusMillis(random.nextLong(-100_000_000_000L, 100_000_000_000L));
            Cut window = cutter.at(event);
            Cut next = cutter.after(window);
            assertThat(window.contains(event)).isTrue();
            assertThat(next.contains(event)).isFalse();
            assertThat(next.start()).isEqualTo(window.end());
            assertThat(cutter.at(window.start())).isEqualTo(window);
        }
    }

    @Test
    void a_window_closes_at_its_end_and_matures_when_labels_had_their_time() {
        Cut march = cut("2013-03", "2013-03-01", "2013-04-01");
        assertThat(march.closed(Instant.parse("2013-03-31T23:59:59Z"))).isFalse();
        assertThat(march.closed(march.end())).isTrue();
        assertThat(march.matured(march.end(), Duration.ofHours(12))).isFalse();
        assertThat(march.matured(march.end().plusSeconds(43_200), Duration.ofHours(12))).isTrue();
        assertThatThrownBy(() -> new Cut("x", FIRST, FIRST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rows_are_counted_and_not_timed() {
        var counting = new Cutter.Counting(5000);
        assertThat(counting.ordinal(4999)).isEqualTo(1);
        assertThat(counting.ordinal(5000)).isEqualTo(2);
        assertThat(counting.firstRank(3)).isEqualTo(10_000);
        assertThat(counting.full(14_999)).isEqualTo(2);
        Cut third = counting.cut(3, FIRST, FIRST);
        assertThat(third.name()).isEqualTo("003");
        assertThat(third.contains(FIRST)).isTrue();
        assertThatThrownBy(() -> Cutter.byTime(new WindowSpec(Kind.COUNT, 5000), FIRST))
                .hasMessageContaining("not cut by time");
        assertThatThrownBy(() -> new Cutter.Counting(0)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> new Cutter.Days(0, FIRST)).hasMessageContaining("0 days");
    }

    private static Cut cut(String name, String from, String to) {
        return new Cut(name, Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
    }
}
