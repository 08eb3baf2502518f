package dev.perennial.contract.gateway;

import java.time.Instant;
import java.util.List;

/** A local user. Passwords and tokens are never returned. */
public record UserView(
        String name, String displayName, List<String> roles, boolean active, Instant createdAt) {}
