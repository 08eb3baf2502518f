/** A reference as samples, in plain Java. */
@NullMarked
package dev.perennial.monitor.reference.core;

import org.jspecify.annotations.NullMarked;
