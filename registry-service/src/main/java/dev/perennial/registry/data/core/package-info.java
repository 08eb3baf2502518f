/** What a data set consists of and what it holds, in figures. */
@NullMarked
package dev.perennial.registry.data.core;

import org.jspecify.annotations.NullMarked;
