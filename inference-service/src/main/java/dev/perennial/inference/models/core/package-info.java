/** A loaded version and how long it lives. */
@NullMarked
package dev.perennial.inference.models.core;

import org.jspecify.annotations.NullMarked;
