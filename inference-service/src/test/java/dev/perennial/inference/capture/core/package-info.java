/** Tests of the journal. */
@NullMarked
package dev.perennial.inference.capture.core;

import org.jspecify.annotations.NullMarked;
