/** The command line: verbs, their options and exit codes. */
@NullMarked
package dev.perennial.cli;

import org.jspecify.annotations.NullMarked;
