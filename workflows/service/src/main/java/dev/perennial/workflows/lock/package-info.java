/** One at a time, across replicas. */
@NullMarked
package dev.perennial.workflows.lock;

import org.jspecify.annotations.NullMarked;
