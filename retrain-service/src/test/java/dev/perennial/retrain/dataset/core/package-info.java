/** Tests of reading, writing and dividing rows. */
@NullMarked
package dev.perennial.retrain.dataset.core;

import org.jspecify.annotations.NullMarked;
