/** How production is cut into windows, in plain Java. */
@NullMarked
package dev.perennial.monitor.window.core;

import org.jspecify.annotations.NullMarked;
