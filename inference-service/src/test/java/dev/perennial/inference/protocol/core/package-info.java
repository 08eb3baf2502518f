/** Tests of the protocol's forms. */
@NullMarked
package dev.perennial.inference.protocol.core;

import org.jspecify.annotations.NullMarked;
