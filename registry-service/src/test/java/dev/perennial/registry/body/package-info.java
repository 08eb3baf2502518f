/** Tests of the registry. */
@NullMarked
package dev.perennial.registry.body;

import org.jspecify.annotations.NullMarked;
