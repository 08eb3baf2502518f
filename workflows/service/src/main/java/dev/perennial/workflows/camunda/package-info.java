/** The process engine as a part of this service: its database, its beans, its life. */
@NullMarked
package dev.perennial.workflows.camunda;

import org.jspecify.annotations.NullMarked;
