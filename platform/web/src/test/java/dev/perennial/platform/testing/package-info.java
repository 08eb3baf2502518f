/** For the tests of every service: identities, architecture rules. */
@NullMarked
package dev.perennial.platform.testing;

import org.jspecify.annotations.NullMarked;
