/** One call to a model, from its inputs to a captured answer. */
@NullMarked
package dev.perennial.inference.predict;

import org.jspecify.annotations.NullMarked;
