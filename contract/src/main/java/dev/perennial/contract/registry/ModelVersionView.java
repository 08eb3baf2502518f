package dev.perennial.contract.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model version with all that it was made of.
 *
 * @param versionId surrogate id
 * @param digest SHA-256 over the sorted manifest of files ({@code path NUL sha256 LF}), lower-case
 *     hex
 * @param files the model's folder: MLmodel and what it names
 * @param metrics last value of each metric of the run
 */
public record ModelVersionView(
        UUID versionId,
        UUID modelId,
        String model,
        String version,
        String digest,
        List<FileEntry> files,
        List<String> aliases,
        @Nullable String runId,
        @Nullable UUID trainingData,
        @Nullable UUID codeVersion,
        Map<String, String> parameters,
        Map<String, Double> metrics,
        Map<String, String> tags,
        String createdBy,
        Instant createdAt) {}
