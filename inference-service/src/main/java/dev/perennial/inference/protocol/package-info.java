/** The Open Inference Protocol v2 over REST. */
@NullMarked
package dev.perennial.inference.protocol;

import org.jspecify.annotations.NullMarked;
