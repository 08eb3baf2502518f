/** What every body and text that comes in is held to. */
@NullMarked
package dev.perennial.registry.body;

import org.jspecify.annotations.NullMarked;
