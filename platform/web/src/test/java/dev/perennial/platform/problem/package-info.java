/** How wrong calls are answered, over HTTP. */
@NullMarked
package dev.perennial.platform.problem;

import org.jspecify.annotations.NullMarked;
