/** Who asks: short-lived internal tokens that carry the person (actor) and the service (via). */
@NullMarked
package dev.perennial.platform.identity;

import org.jspecify.annotations.NullMarked;
