/** Scores, explanations and replays outside the captured path. */
@NullMarked
package dev.perennial.inference.scoring;

import org.jspecify.annotations.NullMarked;
