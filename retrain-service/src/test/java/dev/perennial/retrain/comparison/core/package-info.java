/** Tests of the statistics of comparisons. */
@NullMarked
package dev.perennial.retrain.comparison.core;

import org.jspecify.annotations.NullMarked;
