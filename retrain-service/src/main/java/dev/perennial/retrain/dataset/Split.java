package dev.perennial.retrain.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.retrain.dataset.core.Dataset;

/**
 * What is learned from and what is held out.
 *
 * @param holdout later rows, not seen in training
 * @param origin where both came from
 */
public record Split(Dataset training, Dataset holdout, JsonNode origin) {}
