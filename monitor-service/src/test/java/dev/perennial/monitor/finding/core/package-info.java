/** Tests of the life of an incident. */
@NullMarked
package dev.perennial.monitor.finding.core;

import org.jspecify.annotations.NullMarked;
