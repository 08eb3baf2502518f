/** Workflows as a running service, against neighbours made for the tests. */
@NullMarked
package dev.perennial.workflows;

import org.jspecify.annotations.NullMarked;
