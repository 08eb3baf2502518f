package dev.perennial.contract.workflows;

import java.time.Instant;

/** A policy in force. */
public record PolicyView(
        String model, int version, Policy policy, String changedBy, Instant changedAt) {}
