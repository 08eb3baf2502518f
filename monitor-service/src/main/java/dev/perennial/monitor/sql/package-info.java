/** SQL for what is written and read in bulk. */
@NullMarked
package dev.perennial.monitor.sql;

import org.jspecify.annotations.NullMarked;
