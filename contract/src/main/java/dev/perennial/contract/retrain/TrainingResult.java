package dev.perennial.contract.retrain;

import java.util.UUID;

/**
 * What a training left behind.
 *
 * @param trainingData the rows it learned from
 * @param holdoutData later rows that it did not see
 * @param referenceData training and hold-out rows, with scores on the held-out ones, for monitoring
 */
public record TrainingResult(
        String runId,
        String version,
        UUID trainingData,
        UUID holdoutData,
        UUID referenceData,
        UUID codeVersion,
        long trainingRows,
        long holdoutRows) {}
