package dev.perennial.contract.gateway;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A new local user. */
public record CreateUser(
        @NotBlank @Pattern(regexp = "[a-zA-Z0-9_.@-]{1,64}") String name,
        @NotBlank @Size(max = 200) String displayName,
        @NotBlank @Size(min = 12, max = 200) String password,
        @NotEmpty List<@NotBlank String> roles) {}
