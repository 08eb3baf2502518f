package dev.perennial.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The JVM's archive of the classes that a program loads, with which it starts in half the time. It
 * lies beside the program, so that a new build removes it, and holds for one JVM; a JVM that can't
 * use it starts without. JDK 25's AOT cache (-XX:AOTCache) starts no quicker here and takes half as
 * long again to make.
 */
record ClassArchive(Path file) {
    static ClassArchive of(Path program) {
        return new ClassArchive(program.resolveSibling("app-" + Runtime.version() + ".jsa"));
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Options of a JVM that uses the archive. */
    List<String> use() {
        return exists() ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=error") : List.of();
    }

    /** Options of a JVM that makes the archive when it ends, which takes it a while. */
    List<String> record() {
        return List.of("-XX:ArchiveClassesAtExit=" + fresh(), "-Xlog:cds*=error");
    }

    /** Puts what a JVM made in its place. Whether it made one. */
    boolean adopt() {
        try {
            if (!Files.isRegularFile(fresh())) {
                return false;
            }
            Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fresh() {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
