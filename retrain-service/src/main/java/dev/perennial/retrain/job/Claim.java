package dev.perennial.retrain.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.retrain.JobView;
import java.time.Instant;
import java.util.UUID;

/**
 * A job that one run may work on.
 *
 * @param id the job
 * @param holder this run; what it writes counts only while it holds the lease
 * @param startedAt when it was first started
 * @param attempt counts the starts of the job, from 1
 */
public record Claim(
        UUID id,
        UUID holder,
        JobView.Kind kind,
        int attempt,
        Instant startedAt,
        JsonNode request,
        String requestedBy) {}
