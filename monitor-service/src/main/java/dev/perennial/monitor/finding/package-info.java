/** Incidents: opened, extended and ended by windows, by people, and by a new champion. */
@NullMarked
package dev.perennial.monitor.finding;

import org.jspecify.annotations.NullMarked;
