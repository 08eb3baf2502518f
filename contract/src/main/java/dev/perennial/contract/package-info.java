/** What the services promise one another: records and JAX-RS interfaces, no behaviour. */
@NullMarked
package dev.perennial.contract;

import org.jspecify.annotations.NullMarked;
