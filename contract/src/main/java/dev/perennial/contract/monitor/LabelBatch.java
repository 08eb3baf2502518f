package dev.perennial.contract.monitor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 10,000 labels. */
public record LabelBatch(@NotEmpty @Size(max = 10_000) List<@Valid GroundTruth> labels) {}
