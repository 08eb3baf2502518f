/** Tests of the registry. */
@NullMarked
package dev.perennial.registry.data.core;

import org.jspecify.annotations.NullMarked;
