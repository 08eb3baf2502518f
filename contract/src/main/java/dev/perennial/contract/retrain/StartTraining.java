package dev.perennial.contract.retrain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A training job: (data, code, entry point, parameters, seed) run by a runner. Give either {@code
 * trainingData} or {@code cut}; with both, the cut's rows are appended to the training data.
 *
 * @param trainingData a registered data version
 * @param holdoutDays with {@code trainingData} alone: the last so many UTC days are held out
 * @param codeVersion null: the built-in XGBoost trainer
 * @param parameters of the trainer, for example {@code max_depth}; unset ones have defaults
 * @param threshold the decision threshold that is logged with a binary model
 * @param reference the asker's own id, echoed in the job's event
 */
public record StartTraining(
        @NotBlank String model,
        @Nullable UUID trainingData,
        @Nullable Integer holdoutDays,
        @Nullable @Valid DataCut cut,
        @Nullable UUID codeVersion,
        @NotBlank String entryPoint,
        @NotNull Map<String, String> parameters,
        long seed,
        @Nullable Double threshold,
        @Nullable String reference) {}
