package dev.perennial.inference.capture.core;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An append-only record of answers. {@link #append} returns when the record is with the operating
 * system, so that it survives a killed process; {@link #force} brings it to the disk. One reader
 * forwards the records and says how far it came; what is forwarded is deleted.
 */
public final class Journal implements Closeable {
    private final Path directory;
    private final Limits limits;
    private final Ledger ledger;
    private final List<Long> segments = new ArrayList<>();
    private FileChannel active;
    private long activeNumber;
    private long activeSize;
    private long size;
    private boolean dirty;
    private Checkpoint checkpoint;

    /**
     * @param segmentBytes size at which the next file begins
     * @param totalBytes most that may wait; beyond, nothing more is taken
     */
    public record Limits(long segmentBytes, long totalBytes) {}

    /**
     * Records as they were appended.
     *
     * @param rows inferences in them
     * @param segment where the next batch begins
     * @param position where in that segment
     * @param damaged rows of records whose checksum does not fit; they are left out
     */
    public record Batch(
            List<byte[]> payloads, long rows, long segment, long position, long damaged) {
        public boolean isEmpty() {
            return payloads.isEmpty() && damaged == 0;
        }
    }

    private Journal(Path directory, Limits limits, Checkpoint checkpoint, long waiting)
            throws IOException {
        this.directory = directory;
        this.limits = limits;
        this.checkpoint = checkpoint;
        this.ledger =
                new Ledger(
                        checkpoint.logged(),
                        waiting,
                        checkpoint.sampledOut(),
                        checkpoint.dropped());
        this.segments.addAll(numbers(directory));
        for (long number : segments) {
            size += Files.size(Segment.file(directory, number));
        }
        this.activeNumber =
                Math.max(segments.isEmpty() ? 0 : segments.getLast() + 1, checkpoint.segment() + 1);
        this.active = create(activeNumber);
        segments.add(activeNumber);
    }

    /**
     * Opens the journal of a directory. Records that an earlier process left are read again from
     * its checkpoint; a record that it only began to write was never acknowledged and is ignored.
     */
    public static Journal open(Path directory, Limits limits) throws IOException {
        Files.createDirectories(directory);
        Checkpoint checkpoint = Checkpoint.read(directory);
        long waiting = 0;
        for (long number : numbers(directory)) {
            if (number < checkpoint.segment()) {
                Files.delete(Segment.file(directory, number));
                continue;
            }
            waiting += count(directory, number, start(checkpoint, number));
        }
        return new Journal(directory, limits, checkpoint, waiting);
    }

    private static long start(Checkpoint checkpoint, long number) {
        return number == checkpoint.segment() ? checkpoint.position() : 0;
    }

    private static long count(Path directory, long number, long from) throws IOException {
        long rows = 0;
        try (FileChannel channel = FileChannel.open(Segment.file(directory, number))) {
            Segment.Entry entry = Segment.read(channel, from);
            while (entry != null) {
                rows += entry.rows();
                entry = Segment.read(channel, entry.next());
            }
        }
        return rows;
    }

    private static List<Long> numbers(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(Segment::number).filter(number -> number >= 0).sorted().toList();
        }
    }

    private FileChannel create(long number) throws IOException {
        return FileChannel.open(
                Segment.file(directory, number),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Bytes that wait to be forwarded, with what of the last file already was. */
    public synchronized long size() {
        return size;
    }

    /** Whether a record may be appended now. */
    public synchronized boolean open() {
        return active.isOpen() && size < limits.totalBytes();
    }

    /**
     * Keeps a record.
     *
     * @param rows inferences in it
     * @throws JournalException when it is full or the disk does not take it; it is then as before
     */
    public void append(byte[] payload, int rows) {
        if (payload.length == 0 || payload.length > Segment.LONGEST) {
            throw new JournalException("A record of " + payload.length + " bytes can't be kept");
        }
        ByteBuffer entry = Segment.encode(payload, rows);
        synchronized (this) {
            if (size + entry.remaining() > limits.totalBytes()) {
                throw new JournalException(
                        "The journal is full: %d bytes wait for monitor-service".formatted(size));
            }
            int length = entry.remaining();
            write(entry);
            activeSize += length;
            size += length;
            dirty = true;
            ledger.journaled(rows);
            notifyAll();
        }
    }

    private void write(ByteBuffer entry) {
        try {
            if (activeSize >= limits.segmentBytes()) {
                roll();
            }
            while (entry.hasRemaining()) {
                active.write(entry);
            }
        } catch (IOException e) {
            takeBack();
            throw new JournalException("The journal's disk does not take the record", e);
        }
    }

    /** Removes what a failed write left, so that the next record follows a whole one. */
    private void takeBack() {
        try {
            active.truncate(activeSize);
            active.position(activeSize);
        } catch (IOException e) {
            throw new JournalException("The journal's disk fails", e);
        }
    }

    private void roll() throws IOException {
        FileChannel next = create(activeNumber + 1);
        active.force(false);
        active.close();
        active = next;
        activeNumber++;
        activeSize = 0;
        segments.add(activeNumber);
    }

    /** Brings what was appended to the disk. */
    public void force() throws IOException {
        FileChannel channel;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            dirty = false;
            channel = active;
        }
        try {
            channel.force(false);
        } catch (java.nio.channels.ClosedChannelException e) {
            // The file was full and was forced when it was closed.
        }
    }

    /** The oldest records that were not forwarded; empty where there are none. */
    public Batch next(int most, long mostBytes) throws IOException {
        long segment;
        long position;
        List<Long> known;
        synchronized (this) {
            segment = checkpoint.segment();
            position = checkpoint.position();
            known = List.copyOf(segments);
        }
        JournalReader reader = new JournalReader(directory, most, mostBytes);
        return reader.read(known, segment, position);
    }

    /** Waits until there may be something to forward, at most this long. */
    public synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (ledger.view().spilled() == 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** What was read is with monitor-service: it is never read again, and its files go. */
    public void forwarded(Batch batch) throws IOException {
        ledger.forwarded(batch.rows());
        ledger.lost(batch.damaged());
        advance(batch);
    }

    /** What was read can't ever be taken: it is counted as dropped. */
    public void refused(Batch batch) throws IOException {
        ledger.lost(batch.rows() + batch.damaged());
        advance(batch);
    }

    private synchronized void advance(Batch batch) throws IOException {
        var counts = ledger.view();
        checkpoint =
                new Checkpoint(
                        batch.segment(),
                        batch.position(),
                        counts.logged(),
                        counts.sampledOut(),
                        counts.dropped());
        checkpoint.write(directory);
        while (segments.getFirst() < checkpoint.segment()) {
            Path done = Segment.file(directory, segments.removeFirst());
            size -= Files.size(done);
            Files.deleteIfExists(done);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        active.force(false);
        active.close();
    }
}
