/** Keeps every answer until monitor-service has it. */
@NullMarked
package dev.perennial.inference.capture;

import org.jspecify.annotations.NullMarked;
