package dev.perennial.registry.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Reads bytes and compares their digest at the end: a flipped bit is an error, not an answer. */
final class Verified extends FilterInputStream {
    private final String expected;
    private final MessageDigest digest = Incoming.newDigest();
    private boolean ended;

    Verified(InputStream bytes, String expected) {
        super(bytes);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            digest.update(target, offset, read);
        } else if (read < 0 && !ended) {
            ended = true;
            String actual = HexFormat.of().formatHex(digest.digest());
            if (!actual.equals(expected)) {
                throw new IOException(
                        "Stored bytes are damaged: " + expected + " has the digest " + actual);
            }
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("Skipping would leave bytes unverified");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
