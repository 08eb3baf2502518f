/** The client, tried against a small gateway. */
@NullMarked
package dev.perennial.cli.client;

import org.jspecify.annotations.NullMarked;
