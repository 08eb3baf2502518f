/** The data that counts as normal, read from a data version. */
@NullMarked
package dev.perennial.monitor.reference;

import org.jspecify.annotations.NullMarked;
