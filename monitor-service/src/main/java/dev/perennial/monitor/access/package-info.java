/** Which roles may do what here; a role may hold for one model only. */
@NullMarked
package dev.perennial.monitor.access;

import org.jspecify.annotations.NullMarked;
