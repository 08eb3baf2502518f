/** What a policy must be like. */
@NullMarked
package dev.perennial.workflows.policy.core;

import org.jspecify.annotations.NullMarked;
