package dev.perennial.workflows.neighbour;

import dev.perennial.contract.inference.InferenceApi;
import dev.perennial.contract.monitor.MonitorApi;

/** What serves models, and what watches them. */
public record Serving(InferenceApi inference, MonitorApi monitor) {}
