/** Tests of the registry. */
@NullMarked
package dev.perennial.registry.model;

import org.jspecify.annotations.NullMarked;
