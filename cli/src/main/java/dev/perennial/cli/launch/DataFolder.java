package dev.perennial.cli.launch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The one folder that holds all that an installation keeps. */
public record DataFolder(Path root) {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Names the folder; makes nothing. */
    public static DataFolder at(Path root) {
        return new DataFolder(root.toAbsolutePath().normalize());
    }

    /** Makes the folder where it is missing, for its owner alone. */
    public DataFolder prepare() {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            Files.createDirectories(root.resolve("logs"));
            return this;
        } catch (IOException e) {
            throw LaunchException.refused(
                    "The data folder " + root + " can't be made: " + said(e) + ".");
        }
    }

    private static String said(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "there is a file of that name";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** A folder of this name, made where it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    public Path environment() {
        return root.resolve("perennial.env");
    }

    /** Holds the folder for one supervisor. Whoever holds it is named in the error. */
    public FileLock lock() {
        try {
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw inUse();
        } catch (IOException e) {
            throw LaunchException.refused(
                    "The data folder " + root + " can't be locked: " + said(e) + ".");
        }
    }

    /** Whether a supervisor holds the folder now. */
    public boolean isHeld() {
        Path file = root.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LaunchException inUse() {
        String who =
                State.read(this)
                        .flatMap(State::supervisorProcess)
                        .map(process -> " (process " + process.pid() + ")")
                        .orElse("");
        return LaunchException.refused(
                "A platform runs on "
                        + root
                        + " already"
                        + who
                        + ". See it with './perennial status', end it with './perennial down', or"
                        + " choose another --data folder.");
    }

    <T> Optional<T> read(String name, Class<T> type) {
        Path file = root.resolve(name);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), type));
        } catch (AccessDeniedException e) {
            throw LaunchException.refused(file + " is not yours to read.");
        } catch (IOException e) {
            throw new LaunchException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    void write(String name, Object value) {
        try {
            writePrivately(root.resolve(name), JSON.writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a file at once; only its owner may read it. */
    static void writePrivately(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
