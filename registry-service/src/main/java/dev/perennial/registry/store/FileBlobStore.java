package dev.perennial.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files named by their digest: {@code objects/ab/cdef…}. */
public final class FileBlobStore implements BlobStore {
    private final Path objects;
    private final Path incoming;

    public FileBlobStore(Path directory) {
        try {
            this.objects = Files.createDirectories(directory.resolve("objects"));
            this.incoming = Files.createDirectories(directory.resolve("incoming"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Stored put(InputStream bytes) {
        try (Incoming received = Incoming.receive(bytes, incoming)) {
            return keep(received);
        }
    }

    @Override
    public Stored put(String sha256, InputStream bytes) {
        try (Incoming received = Incoming.receive(bytes, incoming).expect(sha256)) {
            return keep(received);
        }
    }

    private Stored keep(Incoming received) {
        Path folder = objects.resolve(received.sha256().substring(0, 2));
        Path file = file(received.sha256());
        try {
            if (!Files.exists(file) || Files.size(file) != received.size()) {
                if (!Files.exists(folder)) {
                    Files.createDirectories(folder);
                    force(objects);
                }
                Files.move(
                        received.file(),
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                force(folder);
            }
            return new Stored(received.sha256(), received.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without this the names in a folder could be lost with the power. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String sha256) {
        try {
            return Verified.open(Files.newInputStream(file(sha256)), sha256);
        } catch (NoSuchFileException e) {
            throw Addresses.unknown(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(String sha256) {
        return Files.exists(file(sha256));
    }

    @Override
    public long size(String sha256) {
        try {
            return Files.size(file(sha256));
        } catch (NoSuchFileException e) {
            throw Addresses.unknown(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void check() {
        if (!Files.isWritable(objects) || !Files.isWritable(incoming)) {
            throw new IllegalStateException(objects + " can't be written");
        }
    }

    private Path file(String sha256) {
        Addresses.check(sha256);
        return objects.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }
}
