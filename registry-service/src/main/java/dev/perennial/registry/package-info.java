/** The registry: versions of data, code and models, their files and where they came from. */
@NullMarked
package dev.perennial.registry;

import org.jspecify.annotations.NullMarked;
