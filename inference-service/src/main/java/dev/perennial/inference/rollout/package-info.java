/** Candidates beside the champion: shadow and canary. */
@NullMarked
package dev.perennial.inference.rollout;

import org.jspecify.annotations.NullMarked;
