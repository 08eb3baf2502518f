/** Models as folders on disk: open one, predict, explain. */
@NullMarked
package dev.perennial.model;

import org.jspecify.annotations.NullMarked;
