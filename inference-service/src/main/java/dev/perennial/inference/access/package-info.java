/** Who may predict, read and steer, for the installation or for one model. */
@NullMarked
package dev.perennial.inference.access;

import org.jspecify.annotations.NullMarked;
