/** The journal: records that survive a killed process. */
@NullMarked
package dev.perennial.inference.capture.core;

import org.jspecify.annotations.NullMarked;
