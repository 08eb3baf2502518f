/** Rules in plain Java. */
@NullMarked
package dev.perennial.workflows.renewal.core;

import org.jspecify.annotations.NullMarked;
