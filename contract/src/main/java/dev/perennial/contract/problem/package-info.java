/** Errors as RFC 9457 problems: thrown by any core, written by one mapper, read back by clients. */
@NullMarked
package dev.perennial.contract.problem;

import org.jspecify.annotations.NullMarked;
