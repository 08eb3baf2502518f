package dev.perennial.contract.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * A file of a version.
 *
 * @param path relative, with {@code /}
 * @param size bytes
 * @param sha256 lower-case hex; the address in the content store
 * @param rows number of data rows, where it is a table
 */
public record FileEntry(
        @NotBlank String path,
        @PositiveOrZero long size,
        @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String sha256,
        @Nullable Long rows) {}
