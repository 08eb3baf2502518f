package dev.perennial.inference.protocol.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for inference, well-formed but not yet held against a model.
 *
 * @param id the caller's own
 * @param rows number of rows, the same in all inputs
 * @param eventTimes a time a row; null: when it arrived
 * @param outputs names of the outputs that are wanted; empty: all
 */
public record InferRequest(
        @Nullable String id,
        int rows,
        List<Tensor> inputs,
        @Nullable List<Instant> eventTimes,
        List<String> outputs) {}
