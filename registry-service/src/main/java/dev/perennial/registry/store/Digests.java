package dev.perennial.registry.store;

import dev.perennial.contract.registry.FileEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Digests of whole folders. */
public final class Digests {
    private Digests() {}

    /**
     * SHA-256 over the manifest, sorted by path ({@code path NUL sha256 LF}), and what follows it.
     *
     * @return lower-case hex
     */
    public static String ofFiles(List<FileEntry> files, String andThen) {
        MessageDigest digest = Incoming.newDigest();
        files.stream()
                .sorted(Comparator.comparing(FileEntry::path))
                .forEach(file ->
                        digest.update(
                                (file.path() + '\0' + file.sha256() + '\n')
                                        .getBytes(StandardCharsets.UTF_8)));
        digest.update(andThen.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 of bytes, lower-case hex. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(Incoming.newDigest().digest(bytes));
    }
}
