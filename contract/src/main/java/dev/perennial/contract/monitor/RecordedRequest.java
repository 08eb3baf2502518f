package dev.perennial.contract.monitor;

import dev.perennial.contract.inference.Rows;
import java.util.UUID;

/** A request as it was asked, to be replayed. */
public record RecordedRequest(UUID id, Rows rows) {}
