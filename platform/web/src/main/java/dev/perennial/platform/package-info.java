/** What every service shares: ids and time. */
@NullMarked
package dev.perennial.platform;

import org.jspecify.annotations.NullMarked;
