/** The rules of a policy about starting, in plain Java. */
@NullMarked
package dev.perennial.workflows.trigger.core;

import org.jspecify.annotations.NullMarked;
