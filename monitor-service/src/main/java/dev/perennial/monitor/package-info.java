/** monitor-service: the record of inferences, the watch over them, and the answer to why. */
@NullMarked
package dev.perennial.monitor;

import org.jspecify.annotations.NullMarked;
