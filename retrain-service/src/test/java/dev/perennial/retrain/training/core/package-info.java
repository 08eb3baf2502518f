/** Tests of what may be asked of the trainer. */
@NullMarked
package dev.perennial.retrain.training.core;

import org.jspecify.annotations.NullMarked;
