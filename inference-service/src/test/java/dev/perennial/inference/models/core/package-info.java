/** Tests of models in memory and on disk. */
@NullMarked
package dev.perennial.inference.models.core;

import org.jspecify.annotations.NullMarked;
