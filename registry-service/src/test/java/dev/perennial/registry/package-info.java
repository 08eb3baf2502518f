/** Tests of the registry. */
@NullMarked
package dev.perennial.registry;

import org.jspecify.annotations.NullMarked;
