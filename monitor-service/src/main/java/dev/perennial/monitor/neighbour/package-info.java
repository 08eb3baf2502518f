/** What this service asks of the registry and of inference-service. */
@NullMarked
package dev.perennial.monitor.neighbour;

import org.jspecify.annotations.NullMarked;
