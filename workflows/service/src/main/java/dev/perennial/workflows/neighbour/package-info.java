/** The services that a renewal asks, by their contracts. */
@NullMarked
package dev.perennial.workflows.neighbour;

import org.jspecify.annotations.NullMarked;
