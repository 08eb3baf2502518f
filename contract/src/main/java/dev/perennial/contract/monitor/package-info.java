/** monitor-service's API: the record of inferences, windows, standards, findings, and why. */
@NullMarked
package dev.perennial.contract.monitor;

import org.jspecify.annotations.NullMarked;
