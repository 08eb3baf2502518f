/** The door: every request is judged here, then passed to the service that it is for. */
@NullMarked
package dev.perennial.gateway.proxy;

import org.jspecify.annotations.NullMarked;
