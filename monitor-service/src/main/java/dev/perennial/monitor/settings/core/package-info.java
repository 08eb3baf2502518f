/** Rules for settings, in plain Java. */
@NullMarked
package dev.perennial.monitor.settings.core;

import org.jspecify.annotations.NullMarked;
