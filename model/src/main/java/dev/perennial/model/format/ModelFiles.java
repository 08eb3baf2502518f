package dev.perennial.model.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.perennial.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads files of a model folder as what they are: written by strangers. */
public final class ModelFiles {
    /** Largest MLmodel, encoding or example, in bytes. */
    public static final long TEXT_LIMIT = 16L << 20;

    /** Largest model, in bytes. */
    public static final long MODEL_LIMIT = 512L << 20;

    static final ObjectMapper JSON = new ObjectMapper();
    static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .build());

    private ModelFiles() {}

    /** A file that the folder's own files name: it must lie in the folder. */
    public static Path inside(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
                throw new ModelException("The model's folder has no file " + name);
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new ModelException(name + " leads out of the model's folder");
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw new ModelException("The model's folder has no file " + name, e);
        }
    }

    /** The bytes of a file that is at most this large. */
    public static byte[] bytes(Path file, long limit) {
        try {
            long size = Files.size(file);
            if (size > limit) {
                throw new ModelException(
                        "%s has %d bytes, at most %d are read"
                                .formatted(file.getFileName(), size, limit));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("Can't read " + file.getFileName(), e);
        }
    }

    static <T> T json(Path folder, String name, Class<T> type) {
        try {
            T value = JSON.readValue(bytes(inside(folder, name), TEXT_LIMIT), type);
            if (value == null) {
                throw new ModelException(name + " is empty");
            }
            return value;
        } catch (IOException e) {
            throw new ModelException(name + " is not as expected: " + reason(e), e);
        }
    }

    static String reason(IOException e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }
}
