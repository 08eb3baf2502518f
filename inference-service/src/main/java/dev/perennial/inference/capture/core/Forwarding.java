package dev.perennial.inference.capture.core;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Brings the journal's records to their taker, in order, until each is taken or refused for good.
 */
public final class Forwarding {
    /** Most records in one call. */
    public static final int MOST = 1000;

    /** Most bytes in one call, apart from its last record. */
    public static final long MOST_BYTES = 8L << 20;

    private final Journal journal;
    private final Taker taker;
    private final Duration firstPause;
    private final Duration longestPause;

    /** What takes the records. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes all of them or none.
         *
         * @throws RefusedException when asking again can't help
         * @throws AwayException when it may help
         */
        void take(List<byte[]> payloads);
    }

    /** The taker does not want these records; asking again gives the same. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The taker did not answer, or could not now. */
    public static final class AwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What one turn came to. */
    public enum Turn {
        /** There was nothing. */
        IDLE,
        /** A batch is done with. */
        DONE,
        /** The taker is away; the batch waits. */
        AWAY
    }

    public Forwarding(Journal journal, Taker taker, Duration firstPause, Duration longestPause) {
        this.journal = journal;
        this.taker = taker;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Forwards one batch; a refused one is brought record by record. */
    public Turn turn() throws IOException {
        Journal.Batch batch = journal.next(MOST, MOST_BYTES);
        if (batch.isEmpty()) {
            return Turn.IDLE;
        }
        try {
            give(batch);
            return Turn.DONE;
        } catch (RefusedException e) {
            return batch.payloads().size() == 1 ? refuse(batch) : oneByOne(batch.payloads().size());
        } catch (AwayException e) {
            return Turn.AWAY;
        }
    }

    private Turn oneByOne(int records) throws IOException {
        for (int i = 0; i < records; i++) {
            Journal.Batch single = journal.next(1, MOST_BYTES);
            if (single.isEmpty()) {
                break;
            }
            try {
                give(single);
            } catch (RefusedException e) {
                refuse(single);
            } catch (AwayException e) {
                return Turn.AWAY;
            }
        }
        return Turn.DONE;
    }

    private void give(Journal.Batch batch) throws IOException {
        if (!batch.payloads().isEmpty()) {
            taker.take(batch.payloads());
        }
        journal.forwarded(batch);
    }

    private Turn refuse(Journal.Batch batch) throws IOException {
        journal.refused(batch);
        return Turn.DONE;
    }

    /** How long to wait after the n-th turn in a row that found the taker away, n from 1. */
    public Duration pause(int times) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(Math.max(times - 1, 0), 16));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
