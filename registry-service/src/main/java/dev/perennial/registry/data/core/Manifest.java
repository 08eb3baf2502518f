package dev.perennial.registry.data.core;

import dev.perennial.contract.registry.ColumnSpec;
import dev.perennial.contract.registry.FileEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a data set's list of files and its schema must be like. */
public final class Manifest {
    private Manifest() {}

    /** What is wrong with it, for a person; empty when nothing is. */
    public static Optional<String> fault(List<FileEntry> files, List<ColumnSpec> schema) {
        if (Stream.concat(files.stream(), schema.stream()).anyMatch(Objects::isNull)) {
            return Optional.of("A file or column is null");
        }
        Set<String> paths = new HashSet<>();
        for (FileEntry file : files) {
            if (!isRelative(file.path())) {
                return Optional.of(
                        "A path is relative, with / between names, without . and .. and control"
                                + " characters");
            }
            if (!paths.add(file.path())) {
                return Optional.of("Two files have the path " + file.path());
            }
        }
        Set<String> names = new HashSet<>();
        for (ColumnSpec column : schema) {
            if (!names.add(column.name())) {
                return Optional.of("Two columns have the name " + column.name());
            }
        }
        return Optional.empty();
    }

    /** Control characters separate the manifest's parts, so no path may hold one. */
    private static boolean isRelative(String path) {
        if (path.chars().anyMatch(Character::isISOControl) || path.indexOf('\\') >= 0) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
