/** Training jobs: rows in, a recorded model version out. */
@NullMarked
package dev.perennial.retrain.training;

import org.jspecify.annotations.NullMarked;
