/** Which model made an inference, and why. */
@NullMarked
package dev.perennial.monitor.why;

import org.jspecify.annotations.NullMarked;
