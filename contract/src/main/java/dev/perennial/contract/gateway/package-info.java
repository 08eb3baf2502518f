/** The gateway's own API: who may come in, and how the whole is doing. */
@NullMarked
package dev.perennial.contract.gateway;

import org.jspecify.annotations.NullMarked;
