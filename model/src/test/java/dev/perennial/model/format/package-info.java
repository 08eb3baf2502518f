/** Tests against answers of other libraries. */
@NullMarked
package dev.perennial.model.format;

import org.jspecify.annotations.NullMarked;
