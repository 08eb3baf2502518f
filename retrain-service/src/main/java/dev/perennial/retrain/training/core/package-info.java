/** What may be asked of the trainer, and what a training came to. */
@NullMarked
package dev.perennial.retrain.training.core;

import org.jspecify.annotations.NullMarked;
