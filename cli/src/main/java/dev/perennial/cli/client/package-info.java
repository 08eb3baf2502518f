/** Talks to the gateway in a person's name. */
@NullMarked
package dev.perennial.cli.client;

import org.jspecify.annotations.NullMarked;
