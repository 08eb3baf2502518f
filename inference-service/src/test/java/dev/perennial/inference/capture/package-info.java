/** Tests of recording. */
@NullMarked
package dev.perennial.inference.capture;

import org.jspecify.annotations.NullMarked;
