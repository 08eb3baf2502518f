/** What happened, as CloudEvents 1.0 in structured JSON. */
@NullMarked
package dev.perennial.contract.event;

import org.jspecify.annotations.NullMarked;
