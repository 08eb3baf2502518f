/** Sealed facts that gates and people decided on. */
@NullMarked
package dev.perennial.registry.evidence;

import org.jspecify.annotations.NullMarked;
