/** Serves models: answers, captures, swaps, tries candidates. */
@NullMarked
package dev.perennial.inference;

import org.jspecify.annotations.NullMarked;
