/** Who answers a request, and how the two arms do. */
@NullMarked
package dev.perennial.inference.rollout.core;

import org.jspecify.annotations.NullMarked;
