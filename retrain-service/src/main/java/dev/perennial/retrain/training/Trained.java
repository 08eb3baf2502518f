package dev.perennial.retrain.training;

import dev.perennial.contract.registry.FileEntry;
import java.util.List;
import java.util.Map;

/**
 * A trained model in the content store.
 *
 * @param files the model folder
 * @param holdoutScores a score a row of the hold-out
 * @param metrics on the hold-out
 */
record Trained(List<FileEntry> files, List<Double> holdoutScores, Map<String, Double> metrics) {}
