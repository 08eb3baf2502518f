package dev.perennial.gateway.identity;

/** A user, token or session changed: what is remembered of them no longer holds. */
record IdentityChanged(String user) {}
