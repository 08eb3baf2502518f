/** retrain-service's API: durable training and comparison jobs. */
@NullMarked
package dev.perennial.contract.retrain;

import org.jspecify.annotations.NullMarked;
