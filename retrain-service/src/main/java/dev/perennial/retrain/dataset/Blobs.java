package dev.perennial.retrain.dataset;

import dev.perennial.contract.registry.FileEntry;
import dev.perennial.retrain.neighbour.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Puts bytes into the content store. */
@ApplicationScoped
public class Blobs {
    private final Registry registry;

    Blobs(Registry registry) {
        this.registry = registry;
    }

    /**
     * Puts them there; a second time does nothing.
     *
     * @param rows number of data rows, where it is a table
     */
    public FileEntry put(String path, byte[] bytes, @Nullable Long rows) {
        String address = sha256(bytes);
        registry.blobs().put(address, new ByteArrayInputStream(bytes));
        return new FileEntry(path, bytes.length, address, rows);
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
