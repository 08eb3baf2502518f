/** What other services tell this one: findings, and jobs that ended. */
@NullMarked
package dev.perennial.workflows.event;

import org.jspecify.annotations.NullMarked;
