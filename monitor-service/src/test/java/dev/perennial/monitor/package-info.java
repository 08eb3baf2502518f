/** monitor-service against a real database and made-up neighbours. */
@NullMarked
package dev.perennial.monitor;

import org.jspecify.annotations.NullMarked;
