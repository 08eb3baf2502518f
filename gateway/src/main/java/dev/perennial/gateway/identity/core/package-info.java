/** Reading credentials, making and hashing secrets, counting failures. */
@NullMarked
package dev.perennial.gateway.identity.core;

import org.jspecify.annotations.NullMarked;
