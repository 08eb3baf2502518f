/** Listings page by page: opaque cursors and bounded sizes. */
@NullMarked
package dev.perennial.platform.page;

import org.jspecify.annotations.NullMarked;
