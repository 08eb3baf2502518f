/** Statistics of a window, in plain Java: drift, quality, performance, latency, and standards. */
@NullMarked
package dev.perennial.monitor.measure.core;

import org.jspecify.annotations.NullMarked;
