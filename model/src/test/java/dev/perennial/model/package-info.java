/** Tests against answers of other libraries. */
@NullMarked
package dev.perennial.model;

import org.jspecify.annotations.NullMarked;
