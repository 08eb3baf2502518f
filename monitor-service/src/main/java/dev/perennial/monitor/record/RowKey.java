package dev.perennial.monitor.record;

import java.time.Instant;
import java.util.UUID;

/** Where a row stands in a model's record: by event time, then request, then row. */
public record RowKey(Instant eventTime, UUID request, int row) {}
