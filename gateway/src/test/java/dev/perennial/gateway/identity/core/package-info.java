/** Reading credentials and counting failures, tried on their own. */
@NullMarked
package dev.perennial.gateway.identity.core;

import org.jspecify.annotations.NullMarked;
