/** How the whole is doing: asked of every service at once, shown on the start page. */
@NullMarked
package dev.perennial.gateway.status;

import org.jspecify.annotations.NullMarked;
