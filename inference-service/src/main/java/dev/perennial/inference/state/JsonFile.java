package dev.perennial.inference.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A small file with one value, replaced as a whole. */
public final class JsonFile<T> {
    private final Path file;
    private final Class<T> type;
    private final ObjectMapper json;

    public JsonFile(Path file, Class<T> type, ObjectMapper json) {
        this.file = file;
        this.type = type;
        this.json = json;
    }

    /** What was written last, or this where nothing was. */
    public T read(T otherwise) {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try {
            T value = json.readValue(Files.readAllBytes(file), type);
            return value == null ? otherwise : value;
        } catch (IOException e) {
            throw new UncheckedIOException(file.getFileName() + " can't be read", e);
        }
    }

    /** Replaces the value at once: a killed process leaves the old one or the new one. */
    public synchronized void write(T value) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, json.writeValueAsBytes(value));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file.getFileName() + " can't be written", e);
        }
    }
}
