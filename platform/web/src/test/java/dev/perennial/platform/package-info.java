/** Tests of what every service shares on the wire. */
@NullMarked
package dev.perennial.platform;

import org.jspecify.annotations.NullMarked;
