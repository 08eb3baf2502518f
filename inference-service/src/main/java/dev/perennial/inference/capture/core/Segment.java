package dev.perennial.inference.capture.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of a journal file: records one after the other, each with its length (int, bytes of the
 * payload), its number of rows (int), the CRC-32C of rows and payload (int), and the payload.
 */
final class Segment {
    static final int HEADER = 12;

    /** Longest payload, in bytes. */
    static final int LONGEST = 64 << 20;

    private Segment() {}

    /**
     * @param rows inferences in it
     * @param next position after it
     * @param intact whether the checksum fits
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Entry(byte[] payload, int rows, long next, boolean intact) {}

    static ByteBuffer encode(byte[] payload, int rows) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + payload.length);
        buffer.putInt(payload.length).putInt(rows).putInt(checksum(payload, rows)).put(payload);
        return buffer.flip();
    }

    /** The record at a position; null at the end, or where only a part of one was written. */
    static @Nullable Entry read(FileChannel channel, long position) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        if (!fill(channel, header, position)) {
            return null;
        }
        int length = header.getInt(0);
        int rows = header.getInt(4);
        if (length <= 0 || length > LONGEST || rows < 0) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        if (!fill(channel, payload, position + HEADER)) {
            return null;
        }
        boolean intact = checksum(payload.array(), rows) == header.getInt(8);
        return new Entry(payload.array(), rows, position + HEADER + length, intact);
    }

    private static boolean fill(FileChannel channel, ByteBuffer buffer, long position)
            throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int checksum(byte[] payload, int rows) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, rows));
        crc.update(payload);
        return (int) crc.getValue();
    }

    static Path file(Path directory, long number) {
        return directory.resolve("%012d.journal".formatted(number));
    }

    /** The number in a segment's name; -1 where it is another file. */
    static long number(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.matches("\\d{12}\\.journal") ? Long.parseLong(name.substring(0, 12)) : -1;
    }
}
