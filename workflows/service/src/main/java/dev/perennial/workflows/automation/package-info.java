/** The one switch that stops all automatic action. */
@NullMarked
package dev.perennial.workflows.automation;

import org.jspecify.annotations.NullMarked;
