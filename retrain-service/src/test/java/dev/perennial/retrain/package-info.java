/** Tests of retrain-service. */
@NullMarked
package dev.perennial.retrain;

import org.jspecify.annotations.NullMarked;
