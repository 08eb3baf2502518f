/** Tests of what becomes of labels. */
@NullMarked
package dev.perennial.monitor.label.core;

import org.jspecify.annotations.NullMarked;
