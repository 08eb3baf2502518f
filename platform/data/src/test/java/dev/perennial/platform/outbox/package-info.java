/** Tests of the outbox on a real PostgreSQL and over real HTTP. */
@NullMarked
package dev.perennial.platform.outbox;

import org.jspecify.annotations.NullMarked;
