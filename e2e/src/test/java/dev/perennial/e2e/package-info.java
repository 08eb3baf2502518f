/** The whole platform, started as people start it, and driven by its public doors only. */
@NullMarked
package dev.perennial.e2e;

import org.jspecify.annotations.NullMarked;
