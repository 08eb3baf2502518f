/** Signing in and out with a browser. */
@NullMarked
package dev.perennial.gateway.signin;

import org.jspecify.annotations.NullMarked;
