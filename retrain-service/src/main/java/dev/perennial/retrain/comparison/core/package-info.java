/** Candidate against champion: metrics, the bootstrap over days, the verdict. */
@NullMarked
package dev.perennial.retrain.comparison.core;

import org.jspecify.annotations.NullMarked;
