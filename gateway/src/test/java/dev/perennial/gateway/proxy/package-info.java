/** How requests pass on to services. */
@NullMarked
package dev.perennial.gateway.proxy;

import org.jspecify.annotations.NullMarked;
