/** The gateway's own API: users, tokens, status. */
@NullMarked
package dev.perennial.gateway.api;

import org.jspecify.annotations.NullMarked;
