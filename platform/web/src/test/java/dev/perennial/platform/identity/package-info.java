/** Who is a part of the platform, and who is not. */
@NullMarked
package dev.perennial.platform.identity;

import org.jspecify.annotations.NullMarked;
