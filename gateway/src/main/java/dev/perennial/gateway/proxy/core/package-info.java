/** Where a path leads, what is closed, what a request from another site may not do. */
@NullMarked
package dev.perennial.gateway.proxy.core;

import org.jspecify.annotations.NullMarked;
