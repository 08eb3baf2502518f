/** This service's own metrics. */
@NullMarked
package dev.perennial.monitor.metric;

import org.jspecify.annotations.NullMarked;
