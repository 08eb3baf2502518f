/** Windows of production: cut by event time, measured, and judged once labels have matured. */
@NullMarked
package dev.perennial.monitor.window;

import org.jspecify.annotations.NullMarked;
