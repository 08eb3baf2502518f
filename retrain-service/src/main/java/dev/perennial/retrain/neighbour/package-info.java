/** The services that jobs read from and write to. */
@NullMarked
package dev.perennial.retrain.neighbour;

import org.jspecify.annotations.NullMarked;
