/** Comparison jobs: both versions score the same held-out rows, the bootstrap judges. */
@NullMarked
package dev.perennial.retrain.comparison;

import org.jspecify.annotations.NullMarked;
