/** The service's own API, for the other services and for people. */
@NullMarked
package dev.perennial.inference.api;

import org.jspecify.annotations.NullMarked;
