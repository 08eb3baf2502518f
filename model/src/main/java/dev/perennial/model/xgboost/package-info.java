/** Boosted trees: training, prediction, contributions. */
@NullMarked
package dev.perennial.model.xgboost;

import org.jspecify.annotations.NullMarked;
