/** Tests of rollouts' arithmetic. */
@NullMarked
package dev.perennial.inference.rollout.core;

import org.jspecify.annotations.NullMarked;
