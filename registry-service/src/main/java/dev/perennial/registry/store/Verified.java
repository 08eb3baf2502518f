package dev.perennial.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Reads bytes and compares their digest: a flipped bit is an error, not an answer. The last chunk
 * is held back until the digest is known, so nobody ever receives all of a damaged file.
 */
final class Verified extends InputStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream bytes;
    private final String expected;
    private final MessageDigest digest = Incoming.newDigest();
    private byte[] released = new byte[CHUNK];
    private int position;
    private int end;
    private byte[] held = new byte[CHUNK];
    private int heldLength = -1;
    private boolean ended;

    private Verified(InputStream bytes, String expected) {
        this.bytes = bytes;
        this.expected = expected;
    }

    /** Begins to read, so that a small file is known to be whole before anything is answered. */
    static Verified open(InputStream bytes, String expected) throws IOException {
        try {
            Verified verified = new Verified(bytes, expected);
            verified.release();
            return verified;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == end && !release()) {
            return -1;
        }
        int count = Math.min(length, end - position);
        System.arraycopy(released, position, target, offset, count);
        position += count;
        return count;
    }

    /** Releases the chunk held back, once it is known that more follows or that all is well. */
    private boolean release() throws IOException {
        if (ended) {
            return false;
        }
        if (heldLength < 0) {
            hold();
        }
        byte[] spare = released;
        int length = heldLength;
        released = held;
        held = spare;
        hold();
        if (heldLength == 0) {
            ended = true;
            compare();
        }
        position = 0;
        end = length;
        return length > 0;
    }

    private void hold() throws IOException {
        heldLength = bytes.readNBytes(held, 0, CHUNK);
        digest.update(held, 0, heldLength);
    }

    private void compare() throws IOException {
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(expected)) {
            throw new DamagedException(expected, actual);
        }
    }

    /** Never 0 while bytes are to come: readers of packed files take 0 for the end. */
    @Override
    public int available() {
        int ready = end - position + Math.max(0, heldLength);
        return ready == 0 && !ended ? 1 : ready;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
