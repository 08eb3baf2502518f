package dev.perennial.contract.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of training code. See {@link RegisterCodeVersion}. */
public record CodeVersionView(
        UUID id,
        String project,
        String treeDigest,
        @Nullable String commit,
        @Nullable String author,
        @Nullable String message,
        @Nullable String archive,
        List<String> entryPoints,
        @Nullable JsonNode quality,
        String createdBy,
        Instant createdAt) {}
