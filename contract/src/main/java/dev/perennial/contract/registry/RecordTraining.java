package dev.perennial.contract.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finished training. The files must be in the content store already ({@link BlobsApi}).
 *
 * @param experiment name; made when absent
 * @param model registered model's name; made when absent
 * @param files the model folder with its MLmodel file
 * @param environment what it ran in: JDK, library versions, hardware
 */
public record RecordTraining(
        @NotBlank String experiment,
        @NotBlank String runName,
        @NotBlank String model,
        @NotNull Instant startedAt,
        @NotNull Instant endedAt,
        @NotNull Map<String, String> parameters,
        @NotNull Map<String, Double> metrics,
        @NotNull Map<String, String> tags,
        @NotNull UUID trainingData,
        @Nullable UUID codeVersion,
        @NotNull Map<String, String> environment,
        @NotEmpty List<@Valid FileEntry> files) {}
