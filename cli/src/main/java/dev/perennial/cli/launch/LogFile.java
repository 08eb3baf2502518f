package dev.perennial.cli.launch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a process printed. One older file is kept beside it, so that the two stay bounded. */
public record LogFile(Path path) {
    private static final long READ_BYTES = 1 << 20;

    public static LogFile of(DataFolder folder, String part) {
        return new LogFile(folder.log(part));
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** The newest lines, of the last MiB at most. */
    public List<String> newest(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(0, file.length() - READ_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest lines as one text; empty where nothing was printed. */
    String end(int lines) {
        return exists() ? String.join("\n", newest(lines)) : "";
    }

    /**
     * Moves what it holds to the older file when it is larger. The process goes on writing to the
     * same file, to whose end it appends; lines of the moment of the move may be lost.
     */
    void bound(long bytes) {
        try {
            if (exists() && Files.size(path) > bytes) {
                Files.copy(path, older(), StandardCopyOption.REPLACE_EXISTING);
                FileChannel.open(path, StandardOpenOption.WRITE).truncate(0).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path older() {
        return path.resolveSibling(path.getFileName() + ".1");
    }
}
