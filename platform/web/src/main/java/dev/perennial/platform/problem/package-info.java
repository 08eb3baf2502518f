/** Writes errors as RFC 9457 problem documents. */
@NullMarked
package dev.perennial.platform.problem;

import org.jspecify.annotations.NullMarked;
