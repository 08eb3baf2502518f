/** Tests of the rules for captured requests. */
@NullMarked
package dev.perennial.monitor.record.core;

import org.jspecify.annotations.NullMarked;
