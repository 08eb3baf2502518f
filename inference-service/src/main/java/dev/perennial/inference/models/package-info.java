/** Model versions in memory, and the alias that says which one serves. */
@NullMarked
package dev.perennial.inference.models;

import org.jspecify.annotations.NullMarked;
