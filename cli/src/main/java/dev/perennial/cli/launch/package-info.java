/** Starts the parts as processes on this machine, keeps them running, and ends them. */
@NullMarked
package dev.perennial.cli.launch;

import org.jspecify.annotations.NullMarked;
