/** Pages of listings. */
@NullMarked
package dev.perennial.registry.page;

import org.jspecify.annotations.NullMarked;
