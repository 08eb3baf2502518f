/** The door's rules, tried on their own. */
@NullMarked
package dev.perennial.gateway.proxy.core;

import org.jspecify.annotations.NullMarked;
