package dev.perennial.contract.monitor;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Up to 1,000 captured requests. */
public record CaptureBatch(@NotEmpty @Size(max = 1000) List<@Valid CapturedRequest> requests) {}
