/** Whether a finding may start a renewal, and the record of why it did or did not. */
@NullMarked
package dev.perennial.workflows.trigger;

import org.jspecify.annotations.NullMarked;
