package dev.perennial.monitor.window.core;

import dev.perennial.contract.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Cuts event time into consecutive windows, half open, in UTC, without a gap. */
public sealed interface Cutter {
    /** The window that an event falls into. */
    Cut at(Instant eventTime);

    /** The window right after another of the same cutter. */
    default Cut after(Cut window) {
        return at(window.end());
    }

    /**
     * The cutter by time of a DAYS or MONTH specification.
     *
     * @param anchor an event of the first day; DAYS windows start at its UTC midnight. The same
     *     anchor gives the same windows, so keep the first event's time
     * @throws IllegalArgumentException for COUNT, which rows decide and time can't: see {@link
     *     Counting}
     */
    static Cutter byTime(WindowSpec spec, Instant anchor) {
        return switch (spec.kind()) {
            case MONTH -> new Months();
            case DAYS -> new Days(spec.size(), anchor);
            case COUNT ->
                    throw new IllegalArgumentException(
                            "Windows of %d rows are not cut by time.".formatted(spec.size()));
        };
    }

    /** Calendar months, named {@code 2013-04}. */
    record Months() implements Cutter {
        @Override
        public Cut at(Instant eventTime) {
            YearMonth month = YearMonth.from(eventTime.atOffset(ZoneOffset.UTC));
            return new Cut(month.toString(), midnight(month), midnight(month.plusMonths(1)));
        }

        private static Instant midnight(YearMonth month) {
            return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /**
     * Spans of whole days, named {@code 2013-03-01+14d} by first day and length.
     *
     * @param anchor UTC midnight at which one of the windows starts
     */
    record Days(int size, Instant anchor) implements Cutter {
        public Days {
            if (size < 1) {
                throw new IllegalArgumentException("A window has %d days.".formatted(size));
            }
            anchor = anchor.truncatedTo(ChronoUnit.DAYS);
        }

        @Override
        public Cut at(Instant eventTime) {
            long day = Math.floorDiv(Duration.between(anchor, eventTime).toSeconds(), 86_400L);
            Instant start = anchor.plus(Duration.ofDays(Math.floorDiv(day, (long) size) * size));
            String first = start.atOffset(ZoneOffset.UTC).toLocalDate().toString();
            return new Cut(first + "+" + size + "d", start, start.plus(Duration.ofDays(size)));
        }
    }

    /**
     * Consecutive rows by event time; rows of one instant may fall into two windows, so a row
     * belongs to a window by its rank and not by the bounds.
     *
     * @param size rows a window
     */
    record Counting(int size) {
        /** Event times are stored to the microsecond: the end lies one behind the last row. */
        private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

        public Counting {
            if (size < 1) {
                throw new IllegalArgumentException("A window has %d rows.".formatted(size));
            }
        }

        /** The window, from 1 on, of the row with this rank by event time, from 0 on. */
        public long ordinal(long rank) {
            return rank / size + 1;
        }

        /** The rank of a window's first row. */
        public long firstRank(long ordinal) {
            return (ordinal - 1) * size;
        }

        /** How many windows that many rows fill. */
        public long full(long rows) {
            return rows / size;
        }

        /** A filled window, named {@code 003}, by the event times of its first and last row. */
        public Cut cut(long ordinal, Instant first, Instant last) {
            return new Cut("%03d".formatted(ordinal), first, last.plus(TICK));
        }
    }
}
