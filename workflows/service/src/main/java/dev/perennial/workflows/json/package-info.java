/** JSON as it is stored. */
@NullMarked
package dev.perennial.workflows.json;

import org.jspecify.annotations.NullMarked;
