/** Readiness of what a service leans on. */
@NullMarked
package dev.perennial.platform.health;

import org.jspecify.annotations.NullMarked;
