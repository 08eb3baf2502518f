/** What a data set holds, in figures. */
@NullMarked
package dev.perennial.registry.data.core;

import org.jspecify.annotations.NullMarked;
