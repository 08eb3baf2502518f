/** Retrain-service: durable jobs that train models and compare candidate with champion. */
@NullMarked
package dev.perennial.retrain;

import org.jspecify.annotations.NullMarked;
