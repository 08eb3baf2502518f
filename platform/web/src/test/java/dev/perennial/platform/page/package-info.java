/** Tests of the registry. */
@NullMarked
package dev.perennial.platform.page;

import org.jspecify.annotations.NullMarked;
