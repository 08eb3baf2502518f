/**
 * What the tasks of the renewal process do; beans are named as the process names them. Steps are
 * repeated after a failure or a kill, so each asks its neighbours under the same key again.
 */
@NullMarked
package dev.perennial.workflows.renewal.step;

import org.jspecify.annotations.NullMarked;
