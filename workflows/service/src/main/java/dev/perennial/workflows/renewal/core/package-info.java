/** What gates, trials, watches and decisions say, in plain Java. */
@NullMarked
package dev.perennial.workflows.renewal.core;

import org.jspecify.annotations.NullMarked;
