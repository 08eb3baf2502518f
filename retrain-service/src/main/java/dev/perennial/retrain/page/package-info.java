/** Pages of listings. */
@NullMarked
package dev.perennial.retrain.page;

import org.jspecify.annotations.NullMarked;
