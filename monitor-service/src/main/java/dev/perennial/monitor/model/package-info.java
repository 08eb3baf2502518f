/** Models by their surrogate id and by the name that they have now. */
@NullMarked
package dev.perennial.monitor.model;

import org.jspecify.annotations.NullMarked;
