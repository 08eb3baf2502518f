/** Versions of training code. */
@NullMarked
package dev.perennial.registry.code;

import org.jspecify.annotations.NullMarked;
