/** Tests of the registry. */
@NullMarked
package dev.perennial.registry.page;

import org.jspecify.annotations.NullMarked;
