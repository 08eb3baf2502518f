/** What becomes of labels, in plain Java. */
@NullMarked
package dev.perennial.monitor.label.core;

import org.jspecify.annotations.NullMarked;
