/** Rules in plain Java. */
@NullMarked
package dev.perennial.workflows.trigger.core;

import org.jspecify.annotations.NullMarked;
