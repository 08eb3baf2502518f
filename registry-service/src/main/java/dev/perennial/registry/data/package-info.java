/** Versions of data sets. */
@NullMarked
package dev.perennial.registry.data;

import org.jspecify.annotations.NullMarked;
