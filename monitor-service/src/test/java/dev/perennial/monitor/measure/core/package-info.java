/** Tests of the statistics against the figures of others and against brute force. */
@NullMarked
package dev.perennial.monitor.measure.core;

import org.jspecify.annotations.NullMarked;
