package dev.perennial.contract.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An immutable, content-addressed data set. The same content registered again is the same version.
 *
 * @param number counts the versions of the data set, from 1
 * @param digest SHA-256 over the sorted manifest ({@code path NUL sha256 LF}) and the schema
 */
public record DataVersionView(
        UUID id,
        String dataset,
        int number,
        String digest,
        List<FileEntry> files,
        List<ColumnSpec> schema,
        JsonNode profile,
        JsonNode origin,
        String createdBy,
        Instant createdAt) {}
