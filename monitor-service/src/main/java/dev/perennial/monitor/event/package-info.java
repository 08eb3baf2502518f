/** What other services tell this one. */
@NullMarked
package dev.perennial.monitor.event;

import org.jspecify.annotations.NullMarked;
