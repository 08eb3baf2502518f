/** What may be fixed automatically, a policy a model, versioned. */
@NullMarked
package dev.perennial.workflows.policy;

import org.jspecify.annotations.NullMarked;
