/** Requests and answers of the protocol, read and written strictly. */
@NullMarked
package dev.perennial.inference.protocol.core;

import org.jspecify.annotations.NullMarked;
