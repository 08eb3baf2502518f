/** How breaches of standards become incidents, in plain Java. */
@NullMarked
package dev.perennial.monitor.finding.core;

import org.jspecify.annotations.NullMarked;
