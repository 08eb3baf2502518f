/** Registered models, their versions, aliases and lineage. */
@NullMarked
package dev.perennial.registry.model;

import org.jspecify.annotations.NullMarked;
