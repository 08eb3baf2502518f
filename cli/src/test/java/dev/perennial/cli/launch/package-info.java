/** The launcher, tried with small processes. */
@NullMarked
package dev.perennial.cli.launch;

import org.jspecify.annotations.NullMarked;
