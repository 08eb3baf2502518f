/** Ground truth: it comes late, may come before its inference, and may be corrected. */
@NullMarked
package dev.perennial.monitor.label;

import org.jspecify.annotations.NullMarked;
