/** Who did what when and why. */
@NullMarked
package dev.perennial.registry.audit;

import org.jspecify.annotations.NullMarked;
