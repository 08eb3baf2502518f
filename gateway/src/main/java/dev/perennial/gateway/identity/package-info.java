/** Users, their roles, tokens and browser sessions; turns credentials into an account. */
@NullMarked
package dev.perennial.gateway.identity;

import org.jspecify.annotations.NullMarked;
