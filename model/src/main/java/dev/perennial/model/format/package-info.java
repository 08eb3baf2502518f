/** The files of a model folder: MLmodel, signature, encoding, recorded example. */
@NullMarked
package dev.perennial.model.format;

import org.jspecify.annotations.NullMarked;
