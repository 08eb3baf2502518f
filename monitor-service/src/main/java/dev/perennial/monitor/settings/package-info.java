/** What is watched of a model and the standards that it must meet, versioned. */
@NullMarked
package dev.perennial.monitor.settings;

import org.jspecify.annotations.NullMarked;
