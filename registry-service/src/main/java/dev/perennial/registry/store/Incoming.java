package dev.perennial.registry.store;

import dev.perennial.contract.problem.ProblemException;
import dev.perennial.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A stream on its way in: in a file of its own until its digest is known. */
record Incoming(Path file, String sha256, long size) implements AutoCloseable {
    private static final String PREFIX = "incoming-";
    private static final int CHUNK = 1 << 16;

    /** Receives all bytes and brings them to the disk. */
    static Incoming receive(InputStream bytes, Path folder) {
        try {
            Path file = Files.createTempFile(folder, PREFIX, null);
            MessageDigest digest = newDigest();
            long size = 0;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                byte[] chunk = new byte[CHUNK];
                for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                    digest.update(chunk, 0, read);
                    ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, read);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    size += read;
                }
                channel.force(true);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return new Incoming(file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses other bytes than announced. */
    Incoming expect(String announced) {
        if (!sha256.equals(announced)) {
            close();
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "The body's SHA-256 is "
                            + sha256
                            + ", the address says "
                            + announced
                            + ": send the bytes again, or to their own address");
        }
        return this;
    }

    /** Deletes what a process that was killed left half received before a time. */
    static void sweep(Path folder, Instant before) {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(Files.createDirectories(folder), PREFIX + "*")) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
