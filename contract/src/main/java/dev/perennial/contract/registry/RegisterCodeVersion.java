package dev.perennial.contract.registry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code that trains models. The same tree digest is the same version.
 *
 * @param treeDigest lower-case hex SHA-256 of the source tree, or of the jar for a built-in trainer
 * @param archive address of the source archive in the content store
 * @param quality reports' summary (tests, coverage, static analysis); null: not given
 */
public record RegisterCodeVersion(
        @NotBlank String project,
        @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String treeDigest,
        @Nullable String commit,
        @Nullable String author,
        @Nullable String message,
        @Nullable String archive,
        @NotEmpty List<String> entryPoints,
        @Nullable JsonNode quality) {}
