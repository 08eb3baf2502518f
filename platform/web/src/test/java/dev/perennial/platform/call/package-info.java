/** Calls from one service to another, tried over real HTTP. */
@NullMarked
package dev.perennial.platform.call;

import org.jspecify.annotations.NullMarked;
