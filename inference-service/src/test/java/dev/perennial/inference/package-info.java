/** Tests of the service as a whole. */
@NullMarked
package dev.perennial.inference;

import org.jspecify.annotations.NullMarked;
