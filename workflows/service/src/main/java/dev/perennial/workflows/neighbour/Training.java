package dev.perennial.workflows.neighbour;

import dev.perennial.contract.retrain.RetrainApi;

/** Retrain-service, by contract. */
public record Training(RetrainApi jobs) {}
