/** Calls to neighbours: the contract's interfaces as clients, with identity and typed errors. */
@NullMarked
package dev.perennial.platform.call;

import org.jspecify.annotations.NullMarked;
