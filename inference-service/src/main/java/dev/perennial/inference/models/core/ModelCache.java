package dev.perennial.inference.models.core;

import dev.perennial.contract.registry.FileEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Model folders on the own disk, by digest; one that is there is whole and verified. */
public final class ModelCache {
    /** Largest model folder that is fetched, in bytes. */
    public static final long LIMIT = 1L << 30;

    private final Path directory;

    /** Where the files come from. */
    @FunctionalInterface
    public interface Source {
        InputStream open(String path) throws IOException;
    }

    public ModelCache(Path directory) {
        this.directory = directory;
    }

    public Path folder(String digest) {
        return directory.resolve(digest);
    }

    public boolean has(String digest) {
        return Files.isDirectory(folder(digest));
    }

    /**
     * Brings a version's files here unless they are here already.
     *
     * @throws IOException when a file is not what its digest says; nothing is kept then
     */
    public Path fetch(String digest, List<FileEntry> files, Source source) throws IOException {
        if (has(digest)) {
            return folder(digest);
        }
        check(digest, files);
        Path fresh = directory.resolve(".fetching-" + UUID.randomUUID());
        try {
            for (FileEntry file : files) {
                fetch(fresh, file, source);
            }
            return install(fresh, folder(digest));
        } finally {
            delete(fresh);
        }
    }

    private static void check(String digest, List<FileEntry> files) throws IOException {
        if (!manifest(files).equals(digest)) {
            throw new IOException("The version's digest does not fit its list of files");
        }
        long bytes = 0;
        for (FileEntry file : files) {
            bytes += file.size();
        }
        if (bytes > LIMIT) {
            throw new IOException(
                    "The version has %d bytes, at most %d are loaded".formatted(bytes, LIMIT));
        }
    }

    /** SHA-256 over the sorted manifest, a line {@code path NUL sha256 LF} a file. */
    public static String manifest(List<FileEntry> files) {
        MessageDigest digest = sha256();
        files.stream()
                .sorted(Comparator.comparing(FileEntry::path))
                .map(file -> file.path() + '\0' + file.sha256() + '\n')
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void fetch(Path folder, FileEntry entry, Source source) throws IOException {
        Path file = folder.resolve(entry.path()).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
            throw new IOException("A file of the version leads out of its folder");
        }
        Files.createDirectories(parent(file));
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(source.open(entry.path()), digest);
                var out = Files.newOutputStream(file)) {
            copy(in, out, entry);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
            throw new IOException(entry.path() + " arrived damaged: its digest is another one");
        }
    }

    private static void copy(InputStream in, java.io.OutputStream out, FileEntry entry)
            throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = entry.size();
        int read = in.read(buffer);
        while (read >= 0) {
            left -= read;
            if (left < 0) {
                throw new IOException(entry.path() + " is longer than the registry says");
            }
            out.write(buffer, 0, read);
            read = in.read(buffer);
        }
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("The models' folder has no parent");
        }
        return parent;
    }

    private static Path install(Path fresh, Path folder) throws IOException {
        try {
            return Files.move(fresh, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another load of the same version was first: its folder has the same bytes.
            if (Files.isDirectory(folder)) {
                return folder;
            }
            throw e;
        }
    }

    /** Removes what is not among these, and what an interrupted fetch left. */
    public void keepOnly(Set<String> digests) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var folders = Files.list(directory)) {
            for (Path folder : folders.toList()) {
                if (!digests.contains(String.valueOf(folder.getFileName()))) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
