/** What a captured request must be, in plain Java. */
@NullMarked
package dev.perennial.monitor.record.core;

import org.jspecify.annotations.NullMarked;
