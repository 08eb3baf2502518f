/** What the service keeps in its folder over a restart, apart from the journal. */
@NullMarked
package dev.perennial.inference.state;

import org.jspecify.annotations.NullMarked;
