/** Where a person goes after signing in. */
@NullMarked
package dev.perennial.gateway.signin.core;

import org.jspecify.annotations.NullMarked;
