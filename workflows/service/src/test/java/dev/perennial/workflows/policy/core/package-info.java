/** Rules in plain Java. */
@NullMarked
package dev.perennial.workflows.policy.core;

import org.jspecify.annotations.NullMarked;
