/** Pages of listings. */
@NullMarked
package dev.perennial.monitor.page;

import org.jspecify.annotations.NullMarked;
