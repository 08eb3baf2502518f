/** Data versions: read from the registry, cut from captured traffic, written back. */
@NullMarked
package dev.perennial.retrain.dataset;

import org.jspecify.annotations.NullMarked;
