package dev.perennial.contract.gateway;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A new password.
 *
 * @param current the present one; an administrator may leave it out for others
 */
public record ChangePassword(
        @Size(max = 200) @Nullable String current,
        @NotBlank @Size(min = 12, max = 200) String password) {}
