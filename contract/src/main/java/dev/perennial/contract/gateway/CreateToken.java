package dev.perennial.contract.gateway;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/** A bearer token for a user. */
public record CreateToken(@NotBlank @Size(max = 200) String purpose, @NotNull Duration validity) {}
