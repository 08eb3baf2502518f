/** Tests of how production is cut. */
@NullMarked
package dev.perennial.monitor.window.core;

import org.jspecify.annotations.NullMarked;
