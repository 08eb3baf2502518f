/** Locks by name, held until the transaction ends. */
@NullMarked
package dev.perennial.registry.lock;

import org.jspecify.annotations.NullMarked;
