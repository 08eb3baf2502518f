/**
 * What happened, told to other services: an event is kept in the same transaction as the change,
 * and sent until it was taken. See ADR 0004.
 */
@NullMarked
package dev.perennial.platform.outbox;

import org.jspecify.annotations.NullMarked;
