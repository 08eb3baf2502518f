package dev.perennial.inference.capture.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads records over the borders of files. */
final class JournalReader {
    private final Path directory;
    private final int most;
    private final long mostBytes;
    private final List<byte[]> payloads = new ArrayList<>();
    private long bytes;
    private long rows;
    private long damaged;

    JournalReader(Path directory, int most, long mostBytes) {
        this.directory = directory;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    Journal.Batch read(List<Long> segments, long segment, long position) throws IOException {
        long at = segment;
        long from = position;
        for (int i = 0; i < segments.size(); i++) {
            long number = segments.get(i);
            if (number < segment) {
                continue;
            }
            from = number == at ? from : 0;
            at = number;
            boolean last = i == segments.size() - 1;
            from = readSegment(number, from);
            if (full()) {
                break;
            }
            if (!last) {
                // All of this file is read; the reader goes on with the next one.
                at = segments.get(i + 1);
                from = 0;
            }
        }
        return new Journal.Batch(List.copyOf(payloads), rows, at, from, damaged);
    }

    private boolean full() {
        return payloads.size() >= most || bytes >= mostBytes;
    }

    private long readSegment(long number, long from) throws IOException {
        long position = from;
        try (FileChannel channel = FileChannel.open(Segment.file(directory, number))) {
            while (!full()) {
                Segment.Entry entry = Segment.read(channel, position);
                if (entry == null) {
                    break;
                }
                if (entry.intact()) {
                    payloads.add(entry.payload());
                    bytes += entry.payload().length;
                    rows += entry.rows();
                } else {
                    damaged += entry.rows();
                }
                position = entry.next();
            }
        }
        return position;
    }
}
